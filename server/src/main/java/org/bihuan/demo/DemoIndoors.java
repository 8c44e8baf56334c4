package org.bihuan.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;

/** What is photographed in rooms and on paper. */
final class DemoIndoors {

  private DemoIndoors() {}

  static void corridor(Graphics2D g, boolean before, int variant) {
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

  static void cabinet(Graphics2D g, boolean before, int variant) {
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

  static void extinguisher(Graphics2D g, boolean before, int variant) {
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

  static void shelf(Graphics2D g, boolean before, int variant) {
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
  static void papers(Graphics2D g, boolean before, int variant) {
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

  /** A gas stove with its hose: cracked and bare, then renewed with a cut-off valve. */
  static void stove(Graphics2D g, boolean before, int variant) {
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

  /** A door to the stairs: held open by a wedge, and closed by itself again. */
  static void door(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(96, 104, 112));
    g.fillRect(280, 90, 240, 340);
    g.setColor(new Color(30, 132, 84));
    g.fillRect(350, 50, 100, 30);
    g.setColor(before ? new Color(44, 48, 54) : new Color(172, 72, 60));
    g.fillRect(296, 106, 208, 324);
    if (before) {
      g.setColor(new Color(172, 72, 60));
      g.fillPolygon(new int[] {504, 600, 600, 504}, new int[] {106, 136, 470, 430}, 4);
      g.setColor(new Color(150, 108, 64));
      g.fillPolygon(new int[] {560, 640, 640}, new int[] {480, 480, 450}, 3);
    } else {
      g.setColor(new Color(214, 216, 212));
      g.fillRect(460, 256, 28, 10);
    }
  }

  /** The lamp over the way out: dark, and lit. */
  static void lamp(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(60, 64, 70));
    g.fillRoundRect(270, 150, 260, 120, 14, 14);
    for (int x : new int[] {330, 470}) {
      g.setColor(before ? new Color(96, 98, 100) : new Color(255, 244, 190));
      g.fillOval(x - 42, 168, 84, 84);
    }
    if (!before) {
      g.setColor(new Color(255, 244, 190, 90));
      g.fillPolygon(new int[] {300, 500, 680, 120}, new int[] {270, 270, 560, 560}, 4);
    }
  }

  /** A window behind bars that do not open, and without them. */
  static void window(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(246, 247, 246));
    g.fillRect(230, 100, 340, 290);
    g.setColor(new Color(150, 190, 216));
    g.fillRect(246, 116, 150, 258);
    g.fillRect(404, 116, 150, 258);
    if (before) {
      g.setColor(new Color(70, 74, 80));
      for (int x = 236; x < 570; x += 36) {
        g.fillRect(x, 90, 9, 310);
      }
      g.fillRect(226, 180, 348, 9);
      g.fillRect(226, 310, 348, 9);
    }
  }

  /** Beds with a lead of sockets hanging down, or a loose rail; put in order. */
  static void beds(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(96, 116, 140));
    for (int x : new int[] {110, 440}) {
      g.fillRect(x, 120, 12, 330);
      g.fillRect(x + 240, 120, 12, 330);
      g.fillRect(x, 230, 252, 16);
      g.fillRect(x, 390, 252, 16);
      if (!before || x == 110) {
        g.fillRect(x + 20, 190, 150, 10);
      }
    }
    g.setColor(new Color(226, 222, 204));
    g.fillRect(124, 206, 226, 24);
    g.fillRect(454, 206, 226, 24);
    if (before) {
      g.setStroke(new BasicStroke(5));
      g.setColor(new Color(40, 42, 46));
      g.drawArc(360, 60, 100, 330, 180, 90);
      g.setColor(Color.WHITE);
      g.fillRect(400, 372, 96, 26);
      g.setColor(new Color(160, 60, 44));
      g.fillRect(460, 210, 120, 12);
    }
  }

  /** One lead of sockets feeding the next, and sockets in the wall. */
  static void sockets(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(142, 112, 82));
    g.fillRect(80, 330, 640, 26);
    g.setStroke(new BasicStroke(6));
    for (int i = 0; i < (before ? 3 : 1); i++) {
      int x = 150 + i * 180;
      g.setColor(new Color(244, 244, 240));
      g.fillRoundRect(x, before ? 290 : 180, 150, 40, 10, 10);
      g.setColor(new Color(60, 62, 66));
      for (int hole = 0; hole < 4; hole++) {
        g.fillRect(x + 18 + hole * 34, before ? 304 : 194, 14, 5);
      }
      if (before) {
        g.drawArc(x + 120, 270, 90, 80, 0, 180);
      }
    }
    if (before) {
      g.setColor(new Color(90, 60, 40));
      g.fillOval(500, 286, 40, 26);
    }
  }

  /** A camera, looking where it must not or at nothing; taken down or seeing again. */
  static void camera(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(238, 240, 240));
    g.fillRect(160, 90, 60, 90);
    g.fillRoundRect(200, 110, 170, 70, 24, 24);
    g.setColor(new Color(30, 32, 36));
    g.fillOval(340, 116, 56, 56);
    g.setColor(new Color(48, 52, 58));
    g.fillRect(460, 180, 240, 170);
    g.setColor(before ? new Color(12, 12, 14) : new Color(142, 180, 160));
    g.fillRect(474, 194, 212, 142);
    g.setColor(before ? new Color(200, 44, 38) : new Color(38, 150, 80));
    g.fillOval(352, 128, 14, 14);
  }

  /** The door of a lift with its sheet of inspection: long past its day, and renewed. */
  static void lift(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(150, 156, 162));
    g.fillRect(220, 80, 270, 350);
    g.setColor(new Color(202, 208, 212));
    g.fillRect(236, 96, 116, 334);
    g.fillRect(358, 96, 116, 334);
    g.setColor(new Color(60, 64, 70));
    g.fillRect(520, 230, 44, 90);
    g.setColor(before ? new Color(224, 196, 120) : new Color(250, 250, 246));
    g.fillRect(590, 130, 100, 130);
    g.setColor(before ? new Color(190, 40, 36) : new Color(34, 140, 70));
    g.setStroke(new BasicStroke(6));
    g.drawOval(620, 190, 46, 46);
  }

  /** Two pumps and their pipe: one with its lamp dead and water below, and both running. */
  static void pump(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(176, 52, 44));
    g.fillRect(100, 150, 600, 34);
    for (int x : new int[] {200, 480}) {
      g.fillRect(x, 180, 30, 110);
      g.setColor(new Color(70, 96, 130));
      g.fillRoundRect(x - 50, 280, 160, 120, 40, 40);
      g.setColor(before && x == 480 ? new Color(190, 40, 36) : new Color(40, 160, 90));
      g.fillOval(x + 10, 320, 40, 40);
      g.setColor(new Color(176, 52, 44));
    }
    if (before) {
      g.setColor(new Color(96, 126, 150, 150));
      g.fillOval(420, 470, 260, 60);
    }
  }

  /** A bench with flasks and a washer for eyes: without its sign, and with it. */
  static void bench(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(60, 66, 72));
    g.fillRect(80, 320, 640, 24);
    g.setColor(new Color(206, 210, 212));
    g.fillRect(100, 344, 600, 100);
    for (int i = 0; i < 4; i++) {
      int x = 160 + i * 110 + (before ? i * 17 % 30 : 0);
      g.setColor(new Color(110 + i * 30, 170, 200 - i * 30, 200));
      g.fillPolygon(new int[] {x, x + 60, x + 40, x + 20}, new int[] {320, 320, 250, 250}, 4);
      g.fillRect(x + 20, 220, 20, 32);
    }
    g.setColor(before ? new Color(190, 150, 60) : new Color(34, 140, 70));
    g.fillRect(600, 130, 90, 110);
    g.setColor(Color.WHITE);
    g.fillRect(614, 146, 62, before ? 12 : 70);
  }

  /** Rows of desks: a corner without its guard, things left running; put right. */
  static void classroom(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(44, 84, 66));
    g.fillRect(180, 70, 440, 170);
    for (int i = 0; i < 6; i++) {
      int x = 110 + i % 3 * 210;
      int y = 310 + i / 3 * 110;
      g.setColor(new Color(196, 160, 112));
      g.fillRect(x, y, 150, 22);
      g.setColor(new Color(110, 112, 116));
      g.fillRect(x + 12, y + 22, 10, 60);
      g.fillRect(x + 128, y + 22, 10, 60);
      g.setColor(before ? new Color(160, 44, 38) : new Color(240, 214, 90));
      g.fillRect(x - 4, y - 2, before ? 6 : 14, before ? 8 : 14);
    }
  }

  /** Samples of a meal in the cold: one of three is missing, and all with their labels. */
  static void food(Graphics2D g, boolean before, int variant) {
    g.setColor(new Color(214, 224, 230));
    g.fillRect(200, 80, 400, 360);
    g.setColor(new Color(242, 248, 250));
    g.fillRect(220, 100, 360, 320);
    g.setColor(new Color(170, 184, 192));
    g.fillRect(220, 210, 360, 6);
    g.fillRect(220, 320, 360, 6);
    for (int i = 0; i < 9; i++) {
      if (before && i % 4 == 2) {
        continue;
      }
      int x = 240 + i % 3 * 116;
      int y = 150 + i / 3 * 110;
      g.setColor(new Color(188, 204, 170));
      g.fillRoundRect(x, y, 84, 58, 14, 14);
      g.setColor(before ? new Color(188, 204, 170) : Color.WHITE);
      g.fillRect(x + 14, y + 20, 56, 20);
    }
  }
}
