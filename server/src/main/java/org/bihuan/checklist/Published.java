package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/**
 * Answers with published content: it changes only with a new edition or from one day to the next, so a browser keeps it
 * and asks again with If-None-Match.
 */
final class Published {

  private Published() {}

  static <T> ResponseEntity<T> answer(Standards standards, LocalDate on, T body) {
    return answer(standards, on, List.of(), body);
  }

  /** @param can what stands in the body besides what was published: it changes with the post acted under */
  static <T> ResponseEntity<T> answer(Standards standards, LocalDate on, List<StandardsAct> can, T body) {
    String acts = can.stream().map(act -> "-" + act).collect(Collectors.joining());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag("\"" + standards.digest() + "-" + on + acts + "\"")
        .body(body);
  }
}
