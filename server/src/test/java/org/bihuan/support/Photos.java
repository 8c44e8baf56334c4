package org.bihuan.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;

/** Photos made on the spot, no two alike, and their upload as a person does it. */
public final class Photos {

  private static final AtomicInteger SHADE = new AtomicInteger();

  private Photos() {}

  /** Uploads a new photo to the unit and returns its address. */
  public static String upload(Client person, Ref unit) {
    Answer answer = person.upload("/api/files?id=" + Ids.next() + "&unit=" + unit + "&name=现场.jpg", jpeg(), "image/jpeg");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.at("ref");
  }

  public static byte[] jpeg() {
    return image("jpg", 640, 480);
  }

  /** As large as what a phone sends: noise does not get smaller. */
  public static byte[] noisy(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] shades = new Random(SHADE.incrementAndGet()).ints((long) width / 8 * (height / 8), 0, 0x404040).toArray();
    Graphics2D g = image.createGraphics();
    for (int i = 0; i < shades.length; i++) {
      g.setColor(new Color(shades[i]));
      g.fillRect(i % (width / 8) * 8, i / (width / 8) * 8, 8, 5);
    }
    g.dispose();
    return encoded(image, "jpg");
  }

  public static byte[] image(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    int shade = SHADE.incrementAndGet();
    g.setColor(new Color(shade * 7919 & 0xffffff));
    g.fillRect(0, 0, width, height);
    g.setColor(Color.WHITE);
    g.fillRect(shade % width, shade % height, width / 3, height / 4);
    g.dispose();
    return encoded(image, format);
  }

  private static byte[] encoded(BufferedImage image, String format) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
