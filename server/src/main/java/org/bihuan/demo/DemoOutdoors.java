package org.bihuan.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;

/** What is photographed outside, on building sites and at machines. */
final class DemoOutdoors {

  private DemoOutdoors() {}

  /** The way in at the gate: a car where it must not stand, and the way free with its marking. */
  static void road(Graphics2D g, boolean before, int variant) {
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

  /** A railing with a bar broken off, and whole. */
  static void railing(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(90, 98, 108));
    g.fillRect(80, 210, 640, 18);
    g.fillRect(80, 410, 640, 12);
    for (int i = 0; i < 13; i++) {
      if (before && (i == 6 || i == 7)) {
        continue;
      }
      g.fillRect(90 + i * 50, 226, 12, 186);
    }
    if (before) {
      g.fillPolygon(new int[] {390, 402, 470, 458}, new int[] {300, 296, 440, 446}, 4);
    }
  }

  /** An outer wall: tiles come loose over the way, and closed again. */
  static void wall(Graphics2D g, boolean before, int variant) {
    for (int y = 60; y < 430; y += 37) {
      for (int x = 40 + y % 2 * 30; x < 740; x += 76) {
        g.setColor(new Color(176 + x % 17, 150 + y % 13, 128));
        g.fillRect(x, y, 72, 33);
      }
    }
    if (before) {
      g.setColor(new Color(120, 112, 104));
      g.fillPolygon(new int[] {330, 470, 520, 440, 350}, new int[] {170, 150, 250, 310, 280}, 5);
      g.setColor(new Color(50, 46, 42));
      g.setStroke(new BasicStroke(4));
      g.drawPolyline(new int[] {470, 520, 506, 560}, new int[] {150, 110, 84, 60}, 4);
      g.setColor(new Color(150, 128, 110));
      g.fillRect(380, 470, 60, 20);
    }
  }

  /** A hoarding with a gap in it, and closed. */
  static void site(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(150, 154, 158));
    g.fillRect(140, 90, 16, 220);
    g.fillRect(140, 90, 300, 14);
    for (int i = 0; i < 6; i++) {
      if (before && i == 3) {
        continue;
      }
      g.setColor(new Color(52, 104, 160));
      g.fillRect(60 + i * 115, 250, 110, 180);
      g.setColor(new Color(236, 238, 240));
      g.fillRect(60 + i * 115, 300, 110, 26);
    }
    if (before) {
      g.setColor(new Color(150, 116, 76));
      g.fillPolygon(new int[] {390, 540, 510, 420}, new int[] {520, 520, 470, 470}, 4);
    }
  }

  /** Sparks over what burns, and the place cleared with an extinguisher beside it. */
  static void welding(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(110, 116, 122));
    g.fillRect(160, 300, 420, 34);
    g.fillRect(360, 150, 34, 184);
    if (before) {
      g.setColor(new Color(255, 214, 90));
      g.setStroke(new BasicStroke(5));
      for (int i = 0; i < 14; i++) {
        g.drawLine(378, 300, 280 + i * 16, 380 + i * 37 % 90);
      }
      g.setColor(new Color(160, 122, 76));
      g.fillRect(230, 470, 120, 60);
      g.fillRect(400, 480, 100, 50);
    } else {
      g.setColor(new Color(186, 44, 40));
      g.fillRoundRect(620, 330, 60, 130, 26, 26);
    }
  }

  /** A manhole: open, and closed with its sign. */
  static void well(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(96, 98, 100));
    g.fillOval(240, 380, 320, 130);
    g.setColor(before ? new Color(14, 14, 16) : new Color(70, 74, 78));
    g.fillOval(262, 392, 276, 104);
    if (before) {
      g.setColor(new Color(70, 74, 78));
      g.fillOval(540, 440, 210, 90);
      g.setColor(new Color(230, 232, 234, 120));
      g.fillOval(330, 220, 130, 180);
    } else {
      g.setColor(new Color(232, 188, 48));
      g.fillPolygon(new int[] {400, 330, 470}, new int[] {170, 290, 290}, 3);
    }
  }

  /** A school bus: its plate out of date, and renewed. */
  static void bus(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(236, 184, 40));
    g.fillRoundRect(110, 170, 580, 260, 40, 40);
    g.setColor(new Color(150, 190, 216));
    for (int i = 0; i < 5; i++) {
      g.fillRect(150 + i * 105, 210, 84, 80);
    }
    g.setColor(new Color(34, 36, 40));
    g.fillOval(190, 390, 90, 90);
    g.fillOval(530, 390, 90, 90);
    g.setColor(before ? new Color(200, 60, 50) : new Color(34, 140, 70));
    g.fillRect(360, 320, 130, 50);
    g.setColor(Color.WHITE);
    g.fillRect(372, before ? 342 : 332, 106, before ? 6 : 26);
  }

  /** The gate: nobody at it and open, and closed with its bollards up. */
  static void gate(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(150, 96, 76));
    g.fillRect(90, 150, 70, 280);
    g.fillRect(640, 150, 70, 280);
    g.setColor(new Color(170, 176, 182));
    int end = before ? 300 : 640;
    for (int x = 170; x < end; x += 26) {
      g.fillRect(x, 250, 10, 180);
    }
    for (int x : new int[] {240, 360, 480, 600}) {
      boolean down = before && x == 480;
      g.setColor(new Color(206, 170, 46));
      g.fillRect(x, down ? 500 : 440, 26, down ? 10 : 70);
    }
    g.setColor(before ? new Color(60, 64, 70) : new Color(34, 92, 140));
    g.fillOval(700, 300, 44, 44);
    if (!before) {
      g.fillRect(690, 344, 64, 110);
    }
  }

  /** Bicycles with motors where people have to get out, and the way clear. */
  static void bicycles(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(236, 236, 232));
    g.fillRect(60, 500, 680, 8);
    g.setStroke(new BasicStroke(9));
    for (int i = 0; i < (before ? 3 : 0); i++) {
      int x = 140 + i * 190;
      g.setColor(new Color(40, 42, 46));
      g.drawOval(x, 380, 84, 84);
      g.drawOval(x + 120, 380, 84, 84);
      g.setColor(new Color(60 + i * 60, 100, 150 - i * 40));
      g.drawPolyline(new int[] {x + 42, x + 84, x + 140, x + 162}, new int[] {422, 340, 400, 320}, 4);
      g.fillRect(x + 70, 330, 56, 14);
    }
    if (!before) {
      g.setColor(new Color(232, 188, 48));
      g.drawRect(160, 330, 480, 150);
    }
  }

  /** A playground: a stand that rusts through, ground that has sunk; mended. */
  static void field(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(164, 84, 66));
    g.fillRect(0, 430, 800, 126);
    g.setColor(Color.WHITE);
    g.fillRect(0, 470, 800, 5);
    g.setColor(new Color(120, 126, 134));
    g.fillRect(388, 150, 26, 290);
    g.setColor(new Color(240, 242, 244));
    g.fillRect(320, 110, 160, 100);
    g.setColor(new Color(210, 90, 40));
    g.setStroke(new BasicStroke(7));
    g.drawOval(370, 206, 60, 24);
    if (before) {
      g.setColor(new Color(130, 66, 30));
      g.fillRect(386, 380, 30, 60);
      g.setColor(new Color(90, 46, 38));
      g.fillOval(500 - variant * 300, 490, 180, 46);
    }
  }

  /** A machine without its guard, and with it. */
  static void machine(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(84, 112, 100));
    g.fillRect(160, 260, 480, 170);
    g.setColor(new Color(170, 176, 180));
    g.fillOval(240, 180, 140, 140);
    g.fillRect(380, 236, 220, 26);
    if (!before) {
      g.setColor(new Color(232, 188, 48));
      g.fillRect(230, 170, 160, 90);
    }
    g.setColor(before ? new Color(96, 40, 38) : new Color(214, 44, 40));
    g.fillOval(560, 300, 50, 50);
  }
}
