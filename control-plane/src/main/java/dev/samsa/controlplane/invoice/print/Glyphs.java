package dev.samsa.controlplane.invoice.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Which characters documents can be set in: those that both weights of their font have. What is
 * neither, such as Chinese or Arabic writing, is printed as a box each, never left out.
 */
final class Glyphs {
  static final String REGULAR = "/liberation/LiberationSans-Regular.ttf";
  static final String BOLD = "/liberation/LiberationSans-Bold.ttf";

  /** WHITE SQUARE, which the font has. */
  static final int BOX = 0x25A1;

  private final BitSet known;

  private Glyphs(BitSet known) {
    this.known = known;
  }

  private static final class Holder {
    private static final Glyphs DOCUMENTS = read();
  }

  static Glyphs ofDocuments() {
    return Holder.DOCUMENTS;
  }

  /** The character, or a box in its place. */
  int printed(int codePoint) {
    return codePoint == '\n' || known.get(codePoint) ? codePoint : BOX;
  }

  private static Glyphs read() {
    BitSet known = characters(REGULAR);
    known.and(characters(BOLD));
    return new Glyphs(known);
  }

  private static BitSet characters(String file) {
    try (InputStream in = PdfSetting.open(file);
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      CmapLookup characters = font.getUnicodeCmapLookup();
      BitSet found = new BitSet();
      for (int c = ' '; c <= Character.MAX_CODE_POINT; c++) {
        if (characters.getGlyphId(c) != 0) {
          found.set(c);
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
