package org.bihuan.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bihuan.organisation.PlaceKind;
import org.jspecify.annotations.Nullable;

/** Where in a unit the failing of each check item is found, what a photo of it shows and what is wrong: {@code demo/spots.csv}. */
final class DemoPlaces {

  private static final Map<String, Fitting> FITTINGS = read();

  private DemoPlaces() {}

  /**
   * @param placeId a key place of the unit, or null where it is none
   * @param defect the one thing that is wrong there
   */
  record Spot(@Nullable UUID placeId, String words, String defect) {

    /** As it stands on the ledger: what is on paper is wrong wherever the paper lies. */
    String description(String item) {
      if (scene(item) == DemoScene.PAPERS) {
        return defect + "。";
      }
      return words + (AT_ONCE.stream().anyMatch(defect::startsWith) ? "" : "：") + defect + "。";
    }
  }

  private static final List<String> AT_ONCE = List.of("被", "停有", "堆放有", "存放有");

  private record Fitting(String item, @Nullable PlaceKind kind, DemoScene scene, List<String> words, String defect) {}

  /** A school without laboratories has no hazards in them. */
  static boolean has(DemoCast.Unit unit, String item) {
    PlaceKind kind = of(item).kind();
    return kind == null || unit.places().stream().anyMatch(place -> place.kind() == kind);
  }

  static Spot spot(DemoCast.Unit unit, String item, Dice dice) {
    Fitting fitting = of(item);
    UUID place =
        unit.places().stream()
            .filter(p -> p.kind() == fitting.kind())
            .map(DemoCast.DemoPlace::id)
            .findFirst()
            .orElse(null);
    return new Spot(place, dice.one(fitting.words()), fitting.defect());
  }

  static DemoScene scene(String item) {
    return of(item).scene();
  }

  private static Fitting of(String item) {
    return Objects.requireNonNull(FITTINGS.get(item), item);
  }

  private static Map<String, Fitting> read() {
    try (InputStream in = Objects.requireNonNull(DemoPlaces.class.getResourceAsStream("/demo/spots.csv"));
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return csv.stream().map(DemoPlaces::fitting).collect(Collectors.toMap(Fitting::item, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fitting fitting(NamedCsvRecord row) {
    String kind = row.getField("place_kind");
    return new Fitting(
        row.getField("item"),
        kind.isEmpty() ? null : PlaceKind.valueOf(kind),
        DemoScene.valueOf(row.getField("scene")),
        List.of(row.getField("words").split("\\|")),
        row.getField("defect"));
  }
}
