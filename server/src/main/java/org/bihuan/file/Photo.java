package org.bihuan.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.bihuan.platform.Refusal;

/**
 * A photo read small: its size is taken from the header before a pixel is decoded, and no more pixels are decoded than
 * the preview needs, so a picture of 50 megapixels costs little memory.
 */
record Photo(int width, int height, BufferedImage reduced) {

  private static final long MOST_PIXELS = 50_000_000;
  private static final int LIKENESS_SIDE = 8;

  static Photo read(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw FileRefusal.damaged();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        return read(reader);
      } catch (IOException | RuntimeException e) {
        throw e instanceof Refusal refusal ? refusal : FileRefusal.damaged();
      } finally {
        reader.dispose();
      }
    }
  }

  private static Photo read(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    long pixels = (long) width * height;
    if (pixels > MOST_PIXELS) {
      throw FileRefusal.pixels(pixels);
    }
    boolean[] complete = {true};
    reader.addIIOReadWarningListener((source, warning) -> complete[0] &= !isTruncation(warning));
    int step = Math.max(1, Math.max(width, height) / (2 * Rendition.PREVIEW.longestSide()));
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    BufferedImage image = reader.read(0, param);
    if (!complete[0]) {
      throw FileRefusal.damaged();
    }
    Orientation turned = isJpeg(reader) ? ExifUtils.getExifOrientation(reader, 0) : null;
    BufferedImage upright =
        turned == null ? image : ExifFilterUtils.getFilterForOrientation(turned).apply(image);
    return new Photo(width, height, onWhite(upright));
  }

  /** The library reads the orientation from the metadata of a JPEG only and fails on any other. */
  private static boolean isJpeg(ImageReader reader) throws IOException {
    return reader.getFormatName().equalsIgnoreCase("JPEG");
  }

  /** The decoder fills a photo that was cut off with grey and only warns. */
  private static boolean isTruncation(String warning) {
    return warning.contains("Premature") || warning.contains("Truncated");
  }

  /** JPEG knows no transparency. */
  private static BufferedImage onWhite(BufferedImage image) {
    BufferedImage rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = rgb.createGraphics();
    g.drawImage(image, 0, 0, Color.WHITE, null);
    g.dispose();
    return rgb;
  }

  void write(Path target, Rendition rendition) throws IOException {
    int longest = Math.min(rendition.longestSide(), Math.max(reduced.getWidth(), reduced.getHeight()));
    Thumbnails.of(reduced).size(longest, longest).outputFormat("jpg").outputQuality(0.82).toFile(target.toFile());
  }

  /** dHash: one bit for each neighbour brighter than the next on a 9×8 reduction; survives scaling and recompression. */
  long likeness() {
    BufferedImage small = new BufferedImage(LIKENESS_SIDE + 1, LIKENESS_SIDE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(reduced, 0, 0, LIKENESS_SIDE + 1, LIKENESS_SIDE, null);
    g.dispose();
    long bits = 0;
    for (int y = 0; y < LIKENESS_SIDE; y++) {
      for (int x = 0; x < LIKENESS_SIDE; x++) {
        boolean brighter = small.getRaster().getSample(x, y, 0) > small.getRaster().getSample(x + 1, y, 0);
        bits = bits << 1 | (brighter ? 1 : 0);
      }
    }
    return bits;
  }
}
