package org.bihuan.spreadsheet;

import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One XML part read from front to back: no document type, no entity from anywhere, no text beyond a cell's size. */
final class SheetXml implements AutoCloseable {

  /** What a cell of a spreadsheet can hold. */
  static final int LONGEST_TEXT = 32_767;

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;

  SheetXml(InputStream in) throws XMLStreamException {
    reader = FACTORY.createXMLStreamReader(in);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }

  /** Goes to the next tag, opening or closing. False at the end of the part. */
  boolean next() throws XMLStreamException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw SheetRefusal.doctype();
        case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  boolean opens(String name) {
    return reader.isStartElement() && reader.getLocalName().equals(name);
  }

  boolean closes(String name) {
    return reader.isEndElement() && reader.getLocalName().equals(name);
  }

  @Nullable String attribute(String name) {
    return reader.getAttributeValue(null, name);
  }

  /** Of a namespace that differs between variants of the format, such as {@code r:id}. */
  @Nullable String attributeOfAnyNamespace(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name) && !reader.getAttributePrefix(i).isEmpty()) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** Adds the text up to the closing tag of the present element. */
  void text(StringBuilder into) throws XMLStreamException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (into.length() + reader.getTextLength() > LONGEST_TEXT) {
            throw SheetRefusal.tooMuch("单元格的文字超过 " + LONGEST_TEXT + " 个字符");
          }
          into.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw SheetRefusal.doctype();
        case XMLStreamConstants.END_ELEMENT -> {
          return;
        }
        default -> {}
      }
    }
  }

  @Override
  public void close() throws XMLStreamException {
    reader.close();
  }
}
