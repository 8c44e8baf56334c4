package org.bihuan.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.bihuan.inspection.InspectionQueries.Position;
import org.bihuan.inspection.InspectionQueries.TaskRow;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** The opaque form of a place in the list of tasks. */
final class TaskCursor {

  private TaskCursor() {}

  static String after(TaskRow last) {
    String place = last.dueOn() + " " + last.ref().id();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
  }

  static @Nullable Position open(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      String[] place = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 2);
      return new Position(LocalDate.parse(place[0]), UUID.fromString(place.length == 2 ? place[1] : ""));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Refusal.invalid("cursor", "翻页位置无法识别", "请从第一页重新打开");
    }
  }
}
