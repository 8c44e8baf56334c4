package org.bihuan.checklist;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What districts have set, as this node knows it. */
final class DistrictParameters {

  private record Key(int district, String code) {}

  private final Map<Key, List<DistrictParameter>> settings;

  DistrictParameters(List<DistrictParameter> all) {
    settings =
        all.stream()
            .sorted(Comparator.comparing(DistrictParameter::effectiveFrom))
            .collect(Collectors.groupingBy(one -> new Key(one.ref().districtId(), one.code())));
  }

  Optional<DistrictParameter> find(int district, String code, LocalDate day) {
    return settings.getOrDefault(new Key(district, code), List.of()).stream()
        .filter(one -> one.inForceOn(day))
        .findFirst();
  }

  /** The last setting there is, in force or still to come. */
  Optional<DistrictParameter> newest(int district, String code) {
    return settings.getOrDefault(new Key(district, code), List.of()).stream().reduce((first, second) -> second);
  }

  Stream<DistrictParameter> all() {
    return settings.values().stream().flatMap(List::stream);
  }
}
