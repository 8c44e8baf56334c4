package org.bihuan.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Drawn stand-ins for site photos; they say so, and show a difference between before and after. */
final class DemoPhotos {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final int SIGNED_WIDTH = 360;
  private static final int SIGNED_HEIGHT = 140;

  private DemoPhotos() {}

  static byte[] draw(DemoScene scene, boolean before, int variant) {
    return jpeg(picture(scene, before, variant));
  }

  static byte[] drawSmall(DemoScene scene, boolean before, int variant) {
    BufferedImage small = new BufferedImage(WIDTH / 3, HEIGHT / 3, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(picture(scene, before, variant), 0, 0, small.getWidth(), small.getHeight(), null);
    g.dispose();
    return jpeg(small);
  }

  private static BufferedImage picture(DemoScene scene, boolean before, int variant) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    room(g, variant);
    scene.paint(g, before, variant);
    strip(g, scene, before);
    g.dispose();
    return image;
  }

  /** A stroke in place of a name: nobody's hand is imitated. */
  static byte[] drawSignature(String name) {
    BufferedImage image = new BufferedImage(SIGNED_WIDTH, SIGNED_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, SIGNED_WIDTH, SIGNED_HEIGHT);
    g.setColor(new Color(24, 32, 48));
    g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Dice dice = new Dice("signature " + name);
    Path2D stroke = new Path2D.Float();
    stroke.moveTo(30, dice.between(40, 100));
    for (int x = 30; x < SIGNED_WIDTH - 90; x += 45) {
      stroke.curveTo(
          x + 10, dice.between(10, 130), x + 35, dice.between(10, 130), x + dice.between(40, 60), dice.between(40, 100));
    }
    g.draw(stroke);
    g.dispose();
    return jpeg(image);
  }

  private static byte[] jpeg(BufferedImage image) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void room(Graphics2D g, int variant) {
    int tint = variant * 23 % 30;
    g.setPaint(new GradientPaint(0, 0, new Color(226 - tint, 228 - tint, 222), 0, HEIGHT, new Color(196, 200 - tint, 200)));
    g.fillRect(0, 0, WIDTH, 430);
    g.setPaint(new GradientPaint(0, 430, new Color(150, 146, 138), 0, HEIGHT, new Color(118, 114, 108)));
    g.fillRect(0, 430, WIDTH, 170);
    g.setColor(new Color(120, 124, 124));
    g.fillRect(0, 424, WIDTH, 8);
  }

  private static void strip(Graphics2D g, DemoScene scene, boolean before) {
    g.setColor(new Color(20, 24, 28, 190));
    g.fillRect(0, HEIGHT - 44, WIDTH, 44);
    g.setColor(Color.WHITE);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
    String words = "示例照片 · " + scene.title() + " · " + (before ? "整改前" : "整改后");
    boolean readable = g.getFont().canDisplayUpTo(words) < 0;
    g.drawString(readable ? words : "SAMPLE - " + (before ? "BEFORE" : "AFTER"), 18, HEIGHT - 14);
  }
}
