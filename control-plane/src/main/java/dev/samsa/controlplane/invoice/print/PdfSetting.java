package dev.samsa.controlplane.invoice.print;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;

/**
 * Sets a page as PDF: the same bytes for the same page on any machine and at any time, so that it
 * need not be kept. It loads nothing, whatever stands on the page.
 */
@ApplicationScoped
class PdfSetting {
  private static final String FONT = "Liberation Sans";
  private static final String[] PROTOCOLS = {"http", "https", "file", "jar", "data", "ftp"};
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  private final String style = resource("invoice.css");

  /**
   * What a document says of itself.
   *
   * @param at its date, in place of the clock's
   * @param hash of its content, in hexadecimal
   */
  record Facts(String title, String author, Instant at, String hash) {}

  /** An empty page in the style of all documents. */
  Markup page(String title) {
    return Markup.page(title, style, Glyphs.ofDocuments());
  }

  /** The PDF. */
  byte[] set(Document page, Facts facts) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withW3cDocument(page, null);
    builder.useFastMode();
    builder.withProducer("Samsa");
    font(builder, Glyphs.REGULAR, NORMAL);
    font(builder, Glyphs.BOLD, BOLD);
    refuseToLoad(builder);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFWithoutClosing();
      return save(renderer.getPdfDocument(), facts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuseToLoad(PdfRendererBuilder builder) {
    builder.useUriResolver((base, uri) -> null);
    builder.useProtocolsStreamImplementation(PdfSetting::refuse, PROTOCOLS);
    for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((uri, type) -> false, when);
    }
  }

  private static FSStream refuse(String uri) {
    throw new IllegalStateException("a document loads nothing, but was to load " + uri);
  }

  private static void font(PdfRendererBuilder builder, String file, int weight) {
    builder.useFont(() -> open(file), FONT, weight, FontStyle.NORMAL, true);
  }

  /** Dates and the id of the document come from the document, not from the clock. */
  private static byte[] save(PDDocument document, Facts facts) throws IOException {
    GregorianCalendar issued =
        new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    issued.setTimeInMillis(facts.at().toEpochMilli());
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(facts.title());
    information.setAuthor(facts.author());
    information.setCreationDate(issued);
    information.setModificationDate(issued);
    document.setDocumentId(Long.parseUnsignedLong(facts.hash().substring(0, 15), 16));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  static InputStream open(String path) {
    InputStream in = PdfSetting.class.getResourceAsStream(path);
    if (in == null) {
      throw new IllegalStateException("the application lacks " + path);
    }
    return in;
  }

  private static String resource(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
