package org.bihuan.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Working days by the yearly holiday arrangement (国务院办公厅节假日安排), as data in {@code catalogue/holidays-*.json}:
 * days off in the week and working days at the weekend. A year without data counts Monday to Friday.
 */
@Service
public class WorkingDays {

  private record Arrangement(int year, String source, String verified, List<Day> days) {}

  private record Day(LocalDate date, String name, boolean off) {}

  private final Map<LocalDate, Boolean> off = new HashMap<>();

  WorkingDays(ResourcePatternResolver resources, JsonMapper json) {
    try {
      for (Resource file : resources.getResources("classpath*:catalogue/holidays-*.json")) {
        try (InputStream in = file.getInputStream()) {
          Arrangement arrangement = json.readValue(in, Arrangement.class);
          arrangement.days().forEach(day -> off.put(day.date(), day.off()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isWorkingDay(LocalDate day) {
    return !Objects.requireNonNullElseGet(off.get(day), () -> isWeekend(day));
  }

  /** The n-th working day after {@code day}; {@code day} itself for 0. */
  public LocalDate plusWorkingDays(LocalDate day, int n) {
    LocalDate reached = day;
    for (int left = n; left > 0; ) {
      reached = reached.plusDays(1);
      if (isWorkingDay(reached)) {
        left--;
      }
    }
    return reached;
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
