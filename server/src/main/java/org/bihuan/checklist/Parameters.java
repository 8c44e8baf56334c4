package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Service;

/** Typed values of the parameters as of a day. A missing key is a mistake of the program and stops it loudly. */
@Service
public class Parameters {

  private final Library library;

  Parameters(Library library) {
    this.library = library;
  }

  public int number(String key, LocalDate asOf) {
    return Integer.parseInt(text(key, asOf));
  }

  /** As it counts for a district, which may be stricter than the city. */
  public int number(String key, LocalDate asOf, int district) {
    return library.catalogue().number(key, asOf, district);
  }

  /** Several values of one parameter, e.g. the reminders 7|3|1 days before a deadline. */
  public List<Integer> numbers(String key, LocalDate asOf) {
    return Arrays.stream(text(key, asOf).split("\\|")).map(String::strip).map(Integer::valueOf).toList();
  }

  /** Whether something is wanted; on a day before anybody could say so it is not. */
  public boolean wanted(String key, LocalDate asOf) {
    return library.catalogue().parameters().find(key, asOf).filter(parameter -> !parameter.value().equals("0")).isPresent();
  }

  public String text(String key, LocalDate asOf) {
    return library
        .catalogue()
        .parameters()
        .find(key, asOf)
        .orElseThrow(() -> new IllegalArgumentException("no parameter " + key + " on " + asOf))
        .value();
  }
}
