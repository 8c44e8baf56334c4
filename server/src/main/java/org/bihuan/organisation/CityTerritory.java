package org.bihuan.organisation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The box a city lies in, {@code catalogue/territory.csv}: what somebody types as the position of a school is either in
 * it or mistyped.
 *
 * @param city the ledger of the city itself
 */
record CityTerritory(int city, BigDecimal west, BigDecimal east, BigDecimal south, BigDecimal north) {

  private static final String FILE = "/catalogue/territory.csv";
  private static final List<CityTerritory> ALL = read();

  /** The city a ledger belongs to; its number begins with the same two digits (GB/T 2260). */
  static Optional<CityTerritory> ofLedger(int districtId) {
    return ALL.stream().filter(territory -> territory.city / 10_000 == districtId / 10_000).findFirst();
  }

  boolean holds(BigDecimal longitude, BigDecimal latitude) {
    return longitude.compareTo(west) >= 0
        && longitude.compareTo(east) <= 0
        && latitude.compareTo(south) >= 0
        && latitude.compareTo(north) <= 0;
  }

  String words() {
    return "东经 " + west + "–" + east + "，北纬 " + south + "–" + north;
  }

  private static List<CityTerritory> read() {
    try (InputStream file = Objects.requireNonNull(CityTerritory.class.getResourceAsStream(FILE));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return rows.stream().map(CityTerritory::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CityTerritory of(NamedCsvRecord row) {
    return new CityTerritory(
        Integer.parseInt(row.getField("city")),
        new BigDecimal(row.getField("west")),
        new BigDecimal(row.getField("east")),
        new BigDecimal(row.getField("south")),
        new BigDecimal(row.getField("north")));
  }
}
