package org.bihuan.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The letters of PDF files. A bare machine has no Chinese font, so one is part of the product (Noto Serif SC cut to
 * GB2312 and the rarer characters of names, SIL Open Font License); a site that has licensed fonts puts the .ttf files
 * into a folder, and they come first.
 */
@Component
class Fonts {

  private static final String OWN = "/documents/fonts/song.ttf";

  private final List<byte[]> files;

  Fonts(@Value("${bihuan.documents.fonts:}") String folder) {
    files = new ArrayList<>(folder.isBlank() ? List.of() : ofSite(Path.of(folder)));
    try (InputStream own = Objects.requireNonNull(Fonts.class.getResourceAsStream(OWN))) {
      files.add(own.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> ofSite(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      List<byte[]> fonts = new ArrayList<>();
      for (Path file : found.filter(path -> path.toString().endsWith(".ttf")).sorted().toList()) {
        fonts.add(Files.readAllBytes(file));
      }
      return fonts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ready for one document; only the letters used are written into it. */
  List<PDFont> in(PDDocument document) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (byte[] file : files) {
      fonts.add(PDType0Font.load(document, new ByteArrayInputStream(file), true));
    }
    return fonts;
  }
}
