package org.bihuan.inspection;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.bihuan.document.Documents;
import org.bihuan.document.Paper;
import org.bihuan.document.Paper.Picture;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Place;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Component;

/** A sheet of QR codes, one for each place: the phone opens at the place that was scanned. */
@Component
class PatrolLabels {

  private static final int BORDER = 4;
  private static final int DOT = 12;

  private final OrganisationRegister organisation;
  private final Documents documents;

  PatrolLabels(OrganisationRegister organisation, Documents documents) {
    this.organisation = organisation;
    this.documents = documents;
  }

  /** @param field where the phone app is */
  byte[] of(Ref unit, String field) {
    List<Place> places = organisation.placesOf(unit);
    if (places.isEmpty()) {
      throw Refusal.state("no-places", "本单位还没有登记重点部位", "请先在“组织”里登记重点部位");
    }
    String name = organisation.requireUnit(unit).name();
    List<Picture> codes = places.stream().map(place -> code(field + "?place=" + place.ref(), caption(place))).toList();
    return documents.pdf(new Paper(name + "巡查点标签", List.of(new Paper.Pictures(codes)), name));
  }

  private static String caption(Place place) {
    return place.name() + "　" + place.location();
  }

  private static Picture code(String text, String caption) {
    ByteMatrix matrix = matrix(text);
    int size = (matrix.getWidth() + 2 * BORDER) * DOT;
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D brush = image.createGraphics();
    brush.setColor(Color.WHITE);
    brush.fillRect(0, 0, size, size);
    brush.setColor(Color.BLACK);
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y) == 1) {
          brush.fillRect((x + BORDER) * DOT, (y + BORDER) * DOT, DOT, DOT);
        }
      }
    }
    brush.dispose();
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "jpg", out);
      return new Picture(caption, out.toByteArray(), size, size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteMatrix matrix(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
