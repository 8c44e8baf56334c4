package org.bihuan.checklist.local;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.checklist.CheckItem;
import org.bihuan.checklist.Checklist;
import org.bihuan.checklist.Standards;
import org.bihuan.checklist.local.AdaptationRules.Standing;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The check lists as they are in force for one unit, or for a district, on one day. */
@Service
@Transactional
public class LocalStandards {

  /** What holds in some districts, read once for many lists. */
  public static final class Material {

    private final List<Adaptation> adaptations;
    private final List<LocalItem> items;

    Material(List<Adaptation> adaptations, List<LocalItem> items) {
      this.adaptations = adaptations;
      this.items = items;
    }

    List<Adaptation> holding(int district, @Nullable UUID unit, LocalDate day) {
      return adaptations.stream()
          .filter(adaptation -> adaptation.owner().districtId() == district)
          .filter(adaptation -> isFor(adaptation, unit))
          .filter(adaptation -> adaptation.holdsOn(day))
          .toList();
    }

    /** What holds for the owner on some day. */
    private Stream<Adaptation> ofOwner(Owner owner) {
      return adaptations.stream()
          .filter(adaptation -> adaptation.owner().districtId() == owner.districtId())
          .filter(adaptation -> isFor(adaptation, owner.unitId()));
    }

    private static boolean isFor(Adaptation adaptation, @Nullable UUID unit) {
      UUID owner = adaptation.owner().unitId();
      return owner == null || Objects.equals(owner, unit);
    }

    Optional<CheckItem> item(int district, String code, LocalDate day) {
      return items.stream()
          .filter(local -> local.owner().districtId() == district)
          .map(LocalItem::item)
          .filter(item -> item.code().equals(code) && item.inForceOn(day))
          .findFirst();
    }
  }

  private final LocalStore store;
  private final Standards standards;

  LocalStandards(LocalStore store, Standards standards) {
    this.store = store;
    this.standards = standards;
  }

  /** The list for a unit on a day; the last there was where it has ended meanwhile. */
  @Transactional(readOnly = true)
  public ResolvedList inForce(Ref unit, String checklistCode, LocalDate day) {
    return resolve(materialFor(Set.of(unit)), unit.districtId(), unit.id(), checklistCode, day);
  }

  /** The list for all units of a district that adapt nothing themselves. */
  @Transactional(readOnly = true)
  ResolvedList inDistrict(int district, String checklistCode, LocalDate day) {
    Material material = new Material(store.adaptationsFor(Set.of(district), List.of()), store.items(Set.of(district)));
    return resolve(material, district, null, checklistCode, day);
  }

  /** What is stricter in the lines of a list than in the same items above, by item; the list itself says only that it is. */
  @Transactional(readOnly = true)
  public Map<String, List<String>> tightened(int district, ResolvedList list, LocalDate day) {
    Material material = new Material(List.of(), store.items(Set.of(district)));
    Map<String, List<String>> changes = new HashMap<>();
    for (ResolvedList.Line line : list.lines()) {
      if (line.origin() == ResolvedList.Origin.TIGHTENED) {
        standing(material, district, day)
            .items()
            .apply(line.item().code())
            .ifPresent(above -> changes.put(above.code(), AdaptationWords.changes(above, line.item())));
      }
    }
    return changes;
  }

  /** Items somebody switched off that are in the list all the same, by item. */
  @Transactional(readOnly = true)
  Map<String, AdaptationRules.Conflict> unapplied(int district, @Nullable Ref unit, ResolvedList list, LocalDate day) {
    List<UUID> units = unit == null ? List.of() : List.of(unit.id());
    Material material = new Material(store.adaptationsFor(Set.of(district), units), List.of());
    return AdaptationRules.unapplied(
        list, material.holding(district, unit == null ? null : unit.id(), day), standards.judgedItems(day));
  }

  /**
   * A list that has no other item than this one: on the day from which it is to be switched off, or on a later one from
   * which others are.
   *
   * @param types whose lists matter; none is all
   */
  Optional<Checklist> emptiedWithout(String item, Owner owner, Material material, Set<UnitType> types, LocalDate from) {
    Stream<LocalDate> later =
        material.ofOwner(owner).map(Adaptation::effectiveFrom).filter(day -> day.isAfter(from));
    return Stream.concat(Stream.of(from), later)
        .flatMap(day -> listsOf(types, day).filter(list -> itemsOf(list, owner, material, day).equals(List.of(item))))
        .findFirst();
  }

  /** Whether the item stays in some list of the owner because everything else there was switched off as well. */
  boolean isLastOfList(String item, Owner owner, Material material, Set<UnitType> types, LocalDate day) {
    Set<String> off =
        material.holding(owner.districtId(), owner.unitId(), day).stream()
            .filter(adaptation -> adaptation.kind() == Adaptation.Kind.SWITCH_OFF)
            .map(Adaptation::itemCode)
            .collect(Collectors.toSet());
    return listsOf(types, day)
        .filter(list -> off.containsAll(list.items()))
        .anyMatch(list -> itemsOf(list, owner, material, day).equals(List.of(item)));
  }

  private Stream<Checklist> listsOf(Set<UnitType> types, LocalDate day) {
    return standards.checklists(null, day).stream()
        .filter(list -> types.isEmpty() || list.unitTypes().stream().anyMatch(types::contains));
  }

  private List<String> itemsOf(Checklist list, Owner owner, Material material, LocalDate day) {
    return resolve(material, owner.districtId(), owner.unitId(), list.code(), day).items();
  }

  /** Read once for the lists of many units. */
  @Transactional(readOnly = true)
  public Material materialFor(Collection<Ref> units) {
    Set<Integer> districts = units.stream().map(Ref::districtId).collect(Collectors.toSet());
    List<Adaptation> adaptations =
        districts.isEmpty() ? List.of() : store.adaptationsFor(districts, units.stream().map(Ref::id).toList());
    return new Material(adaptations, adaptations.isEmpty() ? List.of() : store.items(districts));
  }

  public ResolvedList inForce(Material material, Ref unit, String checklistCode, LocalDate day) {
    return resolve(material, unit.districtId(), unit.id(), checklistCode, day);
  }

  /** A version of the city's list alone: what was inspected by before units could adapt anything. */
  public ResolvedList ofTheCity(String checklistCode, LocalDate effectiveFrom, LocalDate day) {
    return AdaptationRules.resolve(
        standards.checklistVersion(checklistCode, effectiveFrom),
        code -> standards.lastItem(code, day),
        List.of(),
        new Standing(code -> Optional.empty(), Set.of()));
  }

  /** Keeps the list an inspection is done by; the answer names it for ever. */
  public String keep(int district, ResolvedList list) {
    return store.keep(district, list);
  }

  @Transactional(readOnly = true)
  public ResolvedList kept(int district, String digest) {
    return store.kept(district, digest).orElseThrow(() -> Refusal.notFound("该检查所用的检查表"));
  }

  private ResolvedList resolve(
      Material material, int district, @Nullable UUID unit, String checklistCode, LocalDate day) {
    Checklist list = standards.lastChecklist(checklistCode, day);
    return AdaptationRules.resolve(
        list,
        code -> standards.lastItem(code, day),
        material.holding(district, unit, day),
        standing(material, district, day));
  }

  Standing standing(Material material, int district, LocalDate day) {
    return new Standing(
        code -> standards.findItem(code, day).or(() -> material.item(district, code, day)), standards.judgedItems(day));
  }
}
