package org.bihuan.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A smaller copy of a picture, upright, without what a camera writes beside it.
 *
 * @param width of the copy in pixels
 */
public record Preview(byte[] jpeg, int width, int height) {

  static Preview of(byte[] jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in);
      return new Preview(jpeg, reader.getWidth(0), reader.getHeight(0));
    } finally {
      reader.dispose();
    }
  }
}
