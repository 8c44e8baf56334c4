package org.bihuan.checklist;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bihuan.calendar.YearArrangement;
import org.bihuan.calendar.YearArrangement.SpecialDay;
import org.bihuan.checklist.JudgementSet.Clause;
import org.bihuan.checklist.JudgementSet.Kind;
import org.bihuan.checklist.JudgementSet.Section;
import org.bihuan.organisation.UnitType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the catalogue files that people review: CSV and JSON in {@code resources/catalogue}. */
@Component
class CatalogueFiles {

  private static final List<String> NAMES =
      List.of(
          "edition.json", "check-items.csv", "item-points.json", "checklists.json", "judgement-rules.json", "parameters.csv",
          "holidays-2026.json", "holidays-2027.json");

  private static final List<String> HOLIDAYS = NAMES.stream().filter(name -> name.startsWith("holidays-")).toList();

  private final JsonMapper json;

  CatalogueFiles(JsonMapper json) {
    this.json = json;
  }

  private record EditionFile(String name, LocalDate effectiveFrom, LocalDate firstFrom) {}

  private record ChecklistsFile(List<ChecklistLine> checklists) {}

  private record ChecklistLine(
      String code,
      String title,
      List<String> unitTypes,
      String frequency,
      Checklist.Kind kind,
      List<String> items) {}

  private record RulesFile(List<SetLine> sets) {}

  private record SetLine(
      String code,
      String title,
      String document,
      String jurisdiction,
      String version,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      String verified,
      List<SectionLine> sections) {}

  private record SectionLine(
      String code, String title, Kind kind, @Nullable Integer atLeast, @Nullable Boolean samePlace, List<ClauseLine> clauses) {}

  private record ClauseLine(String code, String text, String basis, List<String> items, String verified) {}

  /** By item: the points that are judged one by one. */
  private record PointsFile(Map<String, Points> items) {}

  private record HolidaysFile(int year, String source, String verified, List<SpecialDay> days) {}

  Edition read() {
    EditionFile edition = json.readValue(bytes("edition.json"), EditionFile.class);
    LocalDate from = edition.effectiveFrom();
    Map<String, Points> points = json.readValue(bytes("item-points.json"), PointsFile.class).items();
    return new Edition(
        edition.name(),
        from,
        edition.firstFrom(),
        digest(),
        rows(bytes("check-items.csv")).stream().map(row -> item(row, points, from)).toList(),
        json.readValue(bytes("checklists.json"), ChecklistsFile.class).checklists().stream()
            .map(line -> checklist(line, from))
            .toList(),
        json.readValue(bytes("judgement-rules.json"), RulesFile.class).sets().stream()
            .map(CatalogueFiles::set)
            .toList(),
        rows(bytes("parameters.csv")).stream().map(row -> parameter(row, from)).toList(),
        HOLIDAYS.stream()
            .map(name -> json.readValue(bytes(name), HolidaysFile.class))
            .map(file -> new HolidayYear(new YearArrangement(file.year(), file.source(), file.days()), from, null))
            .toList());
  }

  private static CheckItem item(NamedCsvRecord row, Map<String, Points> points, LocalDate from) {
    return new CheckItem(
        row.getField("code"),
        Category.titled(row.getField("category")),
        row.getField("requirement"),
        row.getField("method"),
        row.getField("hazard_phrase"),
        row.getField("measure"),
        Integer.parseInt(row.getField("deadline_days")),
        Level.titled(row.getField("level")),
        Frequency.titled(row.getField("frequency")),
        unitTypes(Arrays.asList(row.getField("unit_types").split("\\|"))),
        row.getField("basis"),
        verification(row.getField("verified")),
        from,
        null,
        points.get(row.getField("code")));
  }

  private static Checklist checklist(ChecklistLine line, LocalDate from) {
    return new Checklist(
        line.code(),
        line.title(),
        unitTypes(line.unitTypes()),
        Frequency.titled(line.frequency()),
        line.kind(),
        line.items(),
        from,
        null);
  }

  private static JudgementSet set(SetLine line) {
    return new JudgementSet(
        line.code(),
        line.version(),
        line.title(),
        line.document(),
        line.jurisdiction(),
        verification(line.verified()),
        line.sections().stream().map(CatalogueFiles::section).toList(),
        line.effectiveFrom(),
        line.effectiveTo());
  }

  private static Section section(SectionLine line) {
    int atLeast = line.atLeast() == null ? 1 : line.atLeast();
    return new Section(
        line.code(), line.title(), line.kind(), atLeast, Boolean.TRUE.equals(line.samePlace()),
        line.clauses().stream().map(CatalogueFiles::clause).toList());
  }

  private static Clause clause(ClauseLine line) {
    return new Clause(line.code(), line.text(), line.basis(), Set.copyOf(line.items()), verification(line.verified()));
  }

  private static Parameter parameter(NamedCsvRecord row, LocalDate from) {
    return new Parameter(
        row.getField("key"),
        row.getField("value"),
        row.getField("unit"),
        row.getField("meaning"),
        row.getField("basis"),
        bound(row.getField("lowest")),
        bound(row.getField("highest")),
        row.getField("stricter").isEmpty() ? null : Parameter.Stricter.valueOf(row.getField("stricter")),
        from,
        null);
  }

  private static @Nullable Integer bound(String field) {
    return field.isEmpty() ? null : Integer.valueOf(field);
  }

  private static Set<UnitType> unitTypes(List<String> titles) {
    EnumSet<UnitType> types = EnumSet.noneOf(UnitType.class);
    titles.forEach(title -> types.add(unitType(title)));
    return types;
  }

  private static UnitType unitType(String title) {
    return Arrays.stream(UnitType.values()).filter(type -> type.title().equals(title)).findFirst().orElseThrow();
  }

  private static Verification verification(String word) {
    return Verification.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static List<NamedCsvRecord> rows(byte[] file) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(new String(file, StandardCharsets.UTF_8))) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String name) {
    try {
      return new ClassPathResource("catalogue/" + name).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      NAMES.forEach(name -> sha.update(bytes(name)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
