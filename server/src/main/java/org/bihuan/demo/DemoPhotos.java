package org.bihuan.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Drawn stand-ins for site photos; they say so, and show a difference between before and after. */
final class DemoPhotos {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;

  private DemoPhotos() {}

  enum Scene {
    CORRIDOR,
    CABINET,
    EXTINGUISHER,
    SHELF,
    PAPERS,
    ROAD,
    STOVE
  }

  static byte[] draw(Scene scene, boolean before, int variant) {
    return jpeg(picture(scene, before, variant));
  }

  static byte[] drawSmall(Scene scene, boolean before, int variant) {
    BufferedImage small = new BufferedImage(WIDTH / 3, HEIGHT / 3, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = small.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(picture(scene, before, variant), 0, 0, small.getWidth(), small.getHeight(), null);
    g.dispose();
    return jpeg(small);
  }

  private static BufferedImage picture(Scene scene, boolean before, int variant) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    room(g, variant);
    switch (scene) {
      case CORRIDOR -> corridor(g, before);
      case CABINET -> cabinet(g, before);
      case EXTINGUISHER -> extinguisher(g, before, variant);
      case SHELF -> shelf(g, before, variant);
      case PAPERS -> papers(g, before);
      case ROAD -> road(g, before, variant);
      case STOVE -> stove(g, before);
    }
    strip(g, before);
    g.dispose();
    return image;
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

  private static void corridor(Graphics2D g, boolean before) {
    g.setColor(new Color(110, 120, 128));
    g.fillRect(310, 120, 190, 310);
    g.setColor(new Color(176, 186, 192));
    g.fillRect(322, 132, 80, 298);
    g.fillRect(408, 132, 80, 298);
    g.setColor(new Color(30, 132, 84));
    g.fillRect(350, 80, 110, 30);
    if (before) {
      g.setColor(new Color(150, 108, 64));
      g.fillRect(280, 340, 130, 150);
      g.setColor(new Color(170, 126, 78));
      g.fillRect(400, 380, 150, 120);
      g.fillRect(320, 260, 90, 82);
    }
  }

  private static void cabinet(Graphics2D g, boolean before) {
    g.setColor(new Color(92, 98, 104));
    g.fillRect(280, 130, 240, 310);
    g.setColor(new Color(214, 216, 212));
    if (before) {
      g.fillRect(300, 150, 200, 270);
      g.setStroke(new BasicStroke(5));
      Color[] wires = {new Color(176, 60, 52), new Color(52, 88, 156), new Color(200, 168, 60)};
      for (int i = 0; i < 9; i++) {
        g.setColor(wires[i % 3]);
        g.drawArc(310 + i * 12, 180 + i * 9, 150 - i * 6, 210, 200, 150);
      }
    } else {
      g.fillRect(292, 142, 216, 286);
      g.setColor(new Color(224, 178, 44));
      g.fillPolygon(new int[] {400, 366, 434}, new int[] {200, 262, 262}, 3);
      g.setColor(new Color(70, 74, 78));
      g.fillRect(484, 276, 10, 40);
    }
  }

  private static void extinguisher(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(186, 44, 40));
    g.fillRoundRect(340, 220, 90, 220, 40, 40);
    g.setColor(new Color(40, 42, 44));
    g.fillRect(368, 180, 34, 42);
    g.setStroke(new BasicStroke(9));
    g.drawArc(380, 176, 120, 130, 20, 120);
    g.setColor(Color.WHITE);
    g.fillOval(362, 250, 46, 46);
    g.setColor(before ? new Color(196, 40, 36) : new Color(34, 140, 70));
    g.fillArc(364, 252, 42, 42, before ? 150 : 60, 60);
    if (before) {
      g.setColor(new Color(148, 112, 72));
      g.fillRect(200 + variant * 17 % 80, 330, 190, 150);
      g.fillRect(420, 380, 120, 100);
    }
  }

  private static void shelf(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(126, 108, 84));
    for (int y : new int[] {220, 320, 420}) {
      g.fillRect(180, y, 440, 12);
    }
    for (int i = 0; i < 12; i++) {
      int x = 196 + i % 6 * 70 + (before ? i * 13 % 22 : 0);
      int y = 160 + i / 6 * 100;
      g.setColor(new Color(70 + i * 11, 110 + variant * 9 % 40, 130));
      g.fillRoundRect(x, y, 40, 60, 10, 10);
      if (!before) {
        g.setColor(Color.WHITE);
        g.fillRect(x + 6, y + 22, 28, 20);
      }
    }
    if (before) {
      g.setColor(new Color(120, 128, 66, 150));
      g.fillOval(300, 450, 220, 60);
    }
  }

  /** A register with empty lines, and the same filled in and stamped. */
  private static void papers(Graphics2D g, boolean before) {
    g.setColor(new Color(142, 112, 82));
    g.fillRect(60, 400, 680, 60);
    g.setColor(new Color(250, 249, 244));
    g.fillRect(220, 110, 360, 300);
    g.setColor(new Color(96, 104, 116));
    g.setStroke(new BasicStroke(3));
    for (int line = 0; line < 8; line++) {
      int y = 160 + line * 30;
      g.drawLine(250, y, 550, y);
      if (!before || line < 3) {
        g.drawLine(262, y - 10, 340 + line * 17 % 60, y - 10);
        g.drawLine(400, y - 10, 470 + line * 23 % 70, y - 10);
      }
    }
    if (!before) {
      g.setColor(new Color(190, 40, 36));
      g.setStroke(new BasicStroke(5));
      g.drawOval(470, 330, 74, 58);
    }
  }

  /** The way in at the gate: a car where it must not stand, and the way free with its marking. */
  private static void road(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(150, 96, 76));
    g.fillRect(120, 180, 60, 250);
    g.fillRect(620, 180, 60, 250);
    g.setColor(new Color(92, 96, 102));
    g.fillPolygon(new int[] {200, 600, 760, 40}, new int[] {430, 430, 600, 600}, 4);
    g.setColor(new Color(226, 190, 60));
    g.setStroke(new BasicStroke(7));
    g.drawLine(300, 440, 230, 590);
    g.drawLine(500, 440, 570, 590);
    if (before) {
      g.setColor(variant == 0 ? new Color(58, 90, 140) : new Color(200, 202, 206));
      g.fillRoundRect(290, 390, 240, 90, 26, 26);
      g.fillRoundRect(330, 340, 150, 70, 30, 30);
      g.setColor(new Color(34, 36, 40));
      g.fillOval(320, 456, 46, 46);
      g.fillOval(456, 456, 46, 46);
    }
  }

  /** A gas stove with its hose: cracked and bare, then renewed with a cut-off valve. */
  private static void stove(Graphics2D g, boolean before) {
    g.setColor(new Color(186, 190, 194));
    g.fillRect(200, 270, 400, 170);
    g.setColor(new Color(52, 54, 58));
    g.fillOval(240, 250, 120, 36);
    g.fillOval(440, 250, 120, 36);
    g.setColor(new Color(120, 126, 132));
    g.fillRect(220, 90, 360, 46);
    g.setStroke(new BasicStroke(before ? 11 : 14));
    g.setColor(before ? new Color(150, 84, 40) : new Color(214, 168, 40));
    g.drawArc(560, 300, 130, 150, 20, 240);
    if (before) {
      g.setColor(new Color(60, 30, 20));
      g.setStroke(new BasicStroke(3));
      for (int crack = 0; crack < 4; crack++) {
        g.drawLine(566 + crack * 18, 420 + crack * 8, 584 + crack * 18, 408 + crack * 8);
      }
    } else {
      g.setColor(new Color(190, 40, 36));
      g.fillRect(676, 296, 40, 26);
    }
  }

  private static void strip(Graphics2D g, boolean before) {
    g.setColor(new Color(20, 24, 28, 190));
    g.fillRect(0, HEIGHT - 44, WIDTH, 44);
    g.setColor(Color.WHITE);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
    String words = "示例照片 · " + (before ? "整改前" : "整改后");
    boolean readable = g.getFont().canDisplayUpTo(words) < 0;
    g.drawString(readable ? words : "SAMPLE - " + (before ? "BEFORE" : "AFTER"), 18, HEIGHT - 14);
  }
}
