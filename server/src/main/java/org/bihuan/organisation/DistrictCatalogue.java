package org.bihuan.organisation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The districts of the city with the numbers their ledgers carry: GB/T 2260, and numbers of our own for 燕山 and the
 * economic development area. Their nodes have the same ids in every installation.
 */
final class DistrictCatalogue {

  record Entry(int districtId, String name) {
    UUID nodeId() {
      return idOf("district " + districtId);
    }
  }

  /** The ledger of the city itself and of the units directly under it (市属). */
  static final int CITY_LEDGER = 110100;

  private static final String FILE = "/catalogue/districts.csv";

  private DistrictCatalogue() {}

  static List<Entry> entries() {
    try (InputStream file = Objects.requireNonNull(DistrictCatalogue.class.getResourceAsStream(FILE));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return rows.stream()
          .map(row -> new Entry(Integer.parseInt(row.getField("district_id")), row.getField("name")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<String> nameOf(int districtId) {
    return entries().stream().filter(entry -> entry.districtId() == districtId).map(Entry::name).findFirst();
  }

  static UUID idOf(String what) {
    return UUID.nameUUIDFromBytes(("bihuan " + what).getBytes(StandardCharsets.UTF_8));
  }
}
