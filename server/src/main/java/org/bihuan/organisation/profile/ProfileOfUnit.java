package org.bihuan.organisation.profile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.UnitBelongings;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The boiler stays where it stands: equipment in use and contractors at work go to whichever unit comes after the one that
 * ends. What is over stays in the old profile.
 */
@Component
class ProfileOfUnit implements UnitBelongings {

  private final EquipmentRegister equipment;
  private final ContractorRegister contractors;
  private final EquipmentStore equipmentStore;
  private final ContractorStore contractorStore;
  private final OrganisationRegister organisation;
  private final Clock clock;

  ProfileOfUnit(
      EquipmentRegister equipment,
      ContractorRegister contractors,
      EquipmentStore equipmentStore,
      ContractorStore contractorStore,
      OrganisationRegister organisation,
      Clock clock) {
    this.equipment = equipment;
    this.contractors = contractors;
    this.equipmentStore = equipmentStore;
    this.contractorStore = contractorStore;
    this.organisation = organisation;
    this.clock = clock;
  }

  @Override
  public List<String> handOver(Ref unit, @Nullable Ref successor, LocalDate day, String by) {
    List<Equipment> inUse = equipment.of(unit).stream().filter(each -> each.retired() == null).toList();
    List<Contractor> atWork = contractors.of(unit).stream().filter(each -> !each.facts().isOver(day)).toList();
    Optional<Ref> heir =
        Optional.of(successor == null ? organisation.answeringFor(unit) : successor).filter(to -> !to.equals(unit));
    heir.ifPresent(
        to -> {
          inUse.forEach(each -> goesOver(each, to, day));
          atWork.forEach(each -> goesOver(each, to, day));
        });
    List<String> told = new ArrayList<>();
    String what = heir.isPresent() ? "登记随之转移。" : "的登记留在原单位备查，不再提醒检验。";
    if (!inUse.isEmpty()) {
      told.add("在用特种设备 " + inUse.size() + " 台" + what);
    }
    if (heir.isPresent() && !atWork.isEmpty()) {
      told.add("在服务的外包、服务单位 " + atWork.size() + " 家" + what);
    }
    return told;
  }

  /** Places have other ids at the heir, so that the words say where it stands. */
  private void goesOver(Equipment each, Ref heir, LocalDate day) {
    Equipment.Facts facts = each.facts();
    String place =
        facts.placeId() == null
            ? ""
            : organisation.requirePlace(new Ref(each.ref().districtId(), facts.placeId())).name();
    var there =
        new Equipment.Facts(
            facts.kind(), facts.name(), facts.registration(), null, (place + " " + facts.location()).strip(),
            facts.inspectedOn(), facts.dueOn(), facts.maintainer());
    equipmentStore.retire(each.ref(), each.version(), new Equipment.Retired(day.minusDays(1), "随机构变动转到其他单位"));
    boolean known =
        !facts.registration().isEmpty()
            && equipmentStore.of(heir).stream()
                .anyMatch(theirs -> theirs.retired() == null && theirs.facts().registration().equals(facts.registration()));
    if (!known) {
      equipmentStore.add(new Ref(heir.districtId(), Ids.at(clock.instant())), heir, there);
    }
  }

  private void goesOver(Contractor each, Ref heir, LocalDate day) {
    Contractor.Facts facts = each.facts();
    LocalDate first = facts.from().isBefore(day) ? day : facts.from();
    if (facts.from().isBefore(day)) {
      contractorStore.correct(each.ref(), each.version(), facts.until(day.minusDays(1)));
    }
    if (contractorStore.of(heir, day).stream().noneMatch(theirs -> isSame(theirs.facts(), facts, day))) {
      contractorStore.add(new Ref(heir.districtId(), Ids.at(clock.instant())), heir, facts.since(first));
    }
  }

  /** Both units may have had the same company for the same work. */
  private static boolean isSame(Contractor.Facts theirs, Contractor.Facts ours, LocalDate day) {
    return !theirs.isOver(day) && theirs.kind() == ours.kind() && theirs.creditCode().equals(ours.creditCode());
  }
}
