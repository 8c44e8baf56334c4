package org.bihuan.checklist.local;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bihuan.organisation.UnitBelongings;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a unit made of the standards when it goes to another district: what adapts an item of the city goes along, an item
 * of its own or of the old district ends with the unit, as its number names the district.
 */
@Component
class AdaptationsOfUnit implements UnitBelongings {

  private static final String MOVED = "单位划转到其他区";
  private static final String ENDED = "单位撤并";

  private final LocalStore store;

  AdaptationsOfUnit(LocalStore store) {
    this.store = store;
  }

  @Override
  public List<String> handOver(Ref unit, @Nullable Ref successor, LocalDate day, String by) {
    Owner owner = new Owner(unit.districtId(), unit.id());
    Set<Integer> districts = Set.of(unit.districtId());
    List<Adaptation> open =
        store.adaptationsFor(districts, Set.of(unit.id())).stream()
            .filter(adaptation -> adaptation.owner().equals(owner) && adaptation.effectiveTo() == null)
            .toList();
    List<LocalItem> items =
        store.items(districts).stream()
            .filter(local -> local.owner().equals(owner) && local.item().effectiveTo() == null)
            .toList();
    List<Adaptation> going =
        successor == null ? List.of() : open.stream().filter(AdaptationsOfUnit::isOfTheCity).toList();
    if (successor != null) {
      Owner next = new Owner(successor.districtId(), successor.id());
      going.forEach(adaptation -> store.add(moved(adaptation, next, day)));
    }
    open.stream()
        .filter(adaptation -> adaptation.effectiveFrom().isBefore(day))
        .forEach(adaptation -> store.end(adaptation, day, by, successor == null ? ENDED : MOVED));
    items.stream()
        .filter(local -> local.item().effectiveFrom().isBefore(day))
        .forEach(local -> store.end(local, day));
    return told(going.size(), open.size() - going.size(), items.size(), successor != null);
  }

  private static boolean isOfTheCity(Adaptation adaptation) {
    return adaptation.itemCode().matches("[A-Z]{2}-[0-9]{3}");
  }

  private static Adaptation moved(Adaptation adaptation, Owner owner, LocalDate day) {
    LocalDate first = adaptation.effectiveFrom().isAfter(day) ? adaptation.effectiveFrom() : day;
    UUID id = Ids.at(adaptation.maker().at());
    return new Adaptation(
        id, owner, adaptation.kind(), adaptation.itemCode(), adaptation.checklistCode(), adaptation.tightening(),
        adaptation.reason(), adaptation.baseFrom(), first, null, 1, adaptation.maker(), null, null);
  }

  private static List<String> told(int going, int ending, int items, boolean moves) {
    List<String> told = new ArrayList<>();
    if (going > 0) {
      told.add("本单位对全市标准的调整 " + going + " 项随单位转到新区，继续有效。");
    }
    if (ending > 0 || items > 0) {
      told.add(
          "本单位自定检查项 " + items + " 项、其他调整 " + ending + " 项到前一天为止"
              + (moves ? "；需要继续的，请在新区重新制定。" : "。"));
    }
    return told;
  }
}
