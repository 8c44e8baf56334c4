package org.bihuan.checklist;

import java.time.LocalDate;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/**
 * Answers with published content: it changes only with a new edition or from one day to the next, so a browser keeps it
 * and asks again with If-None-Match.
 */
final class Published {

  private Published() {}

  static <T> ResponseEntity<T> answer(Standards standards, LocalDate on, T body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag("\"" + standards.digest() + "-" + on + "\"")
        .body(body);
  }
}
