package dev.samsa.controlplane.invoice.print;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.samsa.billing.invoice.Invoice;
import dev.samsa.billing.invoice.InvoiceJson;
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

/**
 * Sets an invoice as PDF: the same bytes for the same invoice on any machine and at any time, so
 * that it need not be kept.
 */
@ApplicationScoped
public class InvoicePdf {
  private static final String FONT = "Liberation Sans";
  private static final String[] PROTOCOLS = {"http", "https", "file", "jar", "data", "ftp"};
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  private final String style = resource("invoice.css");

  /**
   * The PDF.
   *
   * @param paymentNote how to pay by bank transfer, empty for nothing
   */
  public byte[] of(Invoice invoice, String paymentNote) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withW3cDocument(InvoicePage.of(invoice, paymentNote, style), null);
    builder.useFastMode();
    builder.withProducer("Samsa");
    font(builder, "LiberationSans-Regular.ttf", NORMAL);
    font(builder, "LiberationSans-Bold.ttf", BOLD);
    refuseToLoad(builder);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFWithoutClosing();
      return save(renderer.getPdfDocument(), invoice);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void refuseToLoad(PdfRendererBuilder builder) {
    builder.useUriResolver((base, uri) -> null);
    builder.useProtocolsStreamImplementation(InvoicePdf::refuse, PROTOCOLS);
    for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((uri, type) -> false, when);
    }
  }

  private static FSStream refuse(String uri) {
    throw new IllegalStateException("an invoice loads nothing, but was to load " + uri);
  }

  private static void font(PdfRendererBuilder builder, String file, int weight) {
    builder.useFont(() -> open("/liberation/" + file), FONT, weight, FontStyle.NORMAL, true);
  }

  /** Dates and the id of the document come from the invoice, not from the clock. */
  private static byte[] save(PDDocument document, Invoice invoice) throws IOException {
    Instant at = invoice.issue().map(Invoice.Issue::at).orElse(invoice.month().start());
    GregorianCalendar issued =
        new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    issued.setTimeInMillis(at.toEpochMilli());
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(InvoicePage.title(invoice));
    information.setAuthor(invoice.seller().name());
    information.setCreationDate(issued);
    information.setModificationDate(issued);
    document.setDocumentId(Long.parseUnsignedLong(InvoiceJson.hash(invoice).substring(0, 15), 16));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static InputStream open(String path) {
    InputStream in = InvoicePdf.class.getResourceAsStream(path);
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
