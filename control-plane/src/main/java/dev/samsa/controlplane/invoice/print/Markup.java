package dev.samsa.controlplane.invoice.print;

import java.text.Normalizer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Adds elements and text to a document tree. Text is only ever added as text. */
final class Markup {
  private final Document document;
  private final Glyphs glyphs;
  private boolean boxed;

  private Markup(Document document, Glyphs glyphs) {
    this.document = document;
    this.glyphs = glyphs;
  }

  /** An empty page with a style sheet of ours. */
  static Markup page(String title, String style, Glyphs glyphs) {
    try {
      Document document =
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
      Markup page = new Markup(document, glyphs);
      Element html = document.createElement("html");
      html.setAttribute("lang", "en");
      document.appendChild(html);
      Element head = page.add(html, "head", "");
      page.text(head, "title", "", title);
      page.add(head, "style", "").appendChild(document.createTextNode(style));
      page.add(html, "body", "");
      return page;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every Java platform can make a document", e);
    }
  }

  /** Whether a character was printed as a box so far. */
  boolean boxed() {
    return boxed;
  }

  Document document() {
    return document;
  }

  Element body() {
    return (Element) document.getDocumentElement().getLastChild();
  }

  /** Adds an element; an empty class is none. */
  Element add(Element parent, String name, String cssClass) {
    Element element = document.createElement(name);
    if (!cssClass.isEmpty()) {
      element.setAttribute("class", cssClass);
    }
    parent.appendChild(element);
    return element;
  }

  /** Adds an element that holds a text. */
  Element text(Element parent, String name, String cssClass, String text) {
    Element element = add(parent, name, cssClass);
    element.appendChild(document.createTextNode(printable(text)));
    return element;
  }

  /** Adds a row of header cells or data cells. */
  Element row(Element parent, String cssClass) {
    return add(parent, "tr", cssClass);
  }

  /** XML has no place for control characters, nor has paper. */
  private String printable(String text) {
    StringBuilder printed = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(c -> c == '\n' || !Character.isISOControl(c))
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(c -> {
          int glyph = glyphs.printed(c);
          boxed |= glyph != c;
          printed.appendCodePoint(glyph);
        });
    return printed.toString();
  }
}
