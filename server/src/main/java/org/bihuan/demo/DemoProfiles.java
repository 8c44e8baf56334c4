package org.bihuan.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Place;
import org.bihuan.organisation.PlaceKind;
import org.bihuan.organisation.PlaceRegister;
import org.bihuan.organisation.UnitType;
import org.bihuan.organisation.profile.Contractor;
import org.bihuan.organisation.profile.ContractorKind;
import org.bihuan.organisation.profile.ContractorRegister;
import org.bihuan.organisation.profile.Equipment;
import org.bihuan.organisation.profile.EquipmentKind;
import org.bihuan.organisation.profile.EquipmentRegister;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.ExpectedVersion;
import org.bihuan.platform.Ref;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * What the units of the story have in their profiles: lifts and boilers with the days of their inspections, some of them
 * past, and companies that exist nowhere and say so in their names. Dice of their own: nobody else's name changes.
 */
@Component
@Profile("demonstration")
class DemoProfiles {

  /** Regions no number is issued for (99), so that no company has one of these codes. */
  private static final List<String> CODES =
      List.of("91990000MA0XA01X04", "91990000MA0XB02X0H", "91990000MA0XC03X0Y", "91990000MA0XD04X0C");

  private static final List<String> CONTACTS = List.of("方经理", "江经理", "宁主管", "沈主管", "唐队长", "于工");

  private final EquipmentRegister equipment;
  private final ContractorRegister contractors;
  private final OrganisationRegister organisation;
  private final PlaceRegister places;

  DemoProfiles(
      EquipmentRegister equipment,
      ContractorRegister contractors,
      OrganisationRegister organisation,
      PlaceRegister places) {
    this.equipment = equipment;
    this.contractors = contractors;
    this.organisation = organisation;
    this.places = places;
  }

  /**
   * @param began when the story is told; some inspections are overdue by then, some nearly
   * @return how many units have one
   */
  int tell(DemoCast cast, Instant began) {
    LocalDate day = BeijingTime.dayOf(began);
    Map<Integer, Integer> turns = new HashMap<>();
    for (DemoCast.Unit unit : cast.units()) {
      Dice dice = new Dice("profile of " + unit.districtId() + " " + unit.name());
      int turn = turns.merge(unit.districtId(), 1, Integer::sum) - 1;
      for (Device device : devices(unit)) {
        equipment.add(unit.ref(), dice.id(began), facts(unit, device, dueOn(turn, day, dice), dice));
        turn++;
      }
      for (Work work : works(unit)) {
        contractors.add(unit.ref(), dice.id(began), facts(work, day, dice));
      }
      if (unit.places().size() > 3) {
        formerBoilerRoom(unit.ref(), dice.id(began), day.minusDays(dice.between(100, 300)));
      }
    }
    return cast.units().size();
  }

  /** A place that is no longer used keeps its line. */
  private void formerBoilerRoom(Ref unit, UUID id, LocalDate last) {
    Ref ref = new Ref(unit.districtId(), id);
    boolean told = places.closedOf(unit).stream().anyMatch(place -> place.ref().equals(ref));
    if (!told) {
      Place place =
          organisation.foundPlace(
              new OrganisationRegister.NewPlace(id, unit, PlaceKind.BOILER_ROOM, "旧锅炉房", "后院（改用市政供暖后停用）", null));
      places.close(unit, id, new ExpectedVersion(place.version()), last, false);
    }
  }

  private record Device(EquipmentKind kind, String name, PlaceKind place, String location, int years) {}

  private static List<Device> devices(DemoCast.Unit unit) {
    List<Device> devices = new ArrayList<>();
    if (!unit.types().contains(UnitType.KINDERGARTEN)) {
      devices.add(new Device(EquipmentKind.LIFT, "1 号电梯", PlaceKind.CLASSROOM_BUILDING, "东侧楼梯旁", 1));
    }
    if (!unit.types().contains(UnitType.OFFICE)) {
      devices.add(new Device(EquipmentKind.LIFT, "食梯（杂物电梯）", PlaceKind.CANTEEN, "备餐间", 1));
    }
    if (unit.types().contains(UnitType.SECONDARY) || unit.types().contains(UnitType.UNIVERSITY)) {
      devices.add(new Device(EquipmentKind.BOILER, "热水锅炉", PlaceKind.CANTEEN, "开水间", 1));
      devices.add(new Device(EquipmentKind.PRESSURE_VESSEL, "高压灭菌器", PlaceKind.LABORATORY, "生物准备室", 3));
    }
    if (unit.types().contains(UnitType.UNIVERSITY) || unit.types().contains(UnitType.VOCATIONAL)) {
      devices.add(new Device(EquipmentKind.CRANE, "电动单梁起重机", PlaceKind.TRAINING_WORKSHOP, "实训区上方", 2));
      devices.add(new Device(EquipmentKind.SITE_VEHICLE, "平衡重式叉车", PlaceKind.TRAINING_WORKSHOP, "库房门口", 1));
    }
    return devices;
  }

  /** In each district the first one is overdue, the second nearly, and so on in turns of five. */
  private static LocalDate dueOn(int turn, LocalDate day, Dice dice) {
    return switch (turn % 5) {
      case 0 -> day.minusDays(dice.between(3, 20));
      case 1 -> day.plusDays(dice.between(9, 28));
      default -> day.plusDays(dice.between(60, 330));
    };
  }

  private static Equipment.Facts facts(DemoCast.Unit unit, Device device, LocalDate due, Dice dice) {
    LocalDate inspected = due.minusYears(device.years());
    UUID place =
        unit.places().stream()
            .filter(known -> known.kind() == device.place())
            .map(DemoCast.DemoPlace::id)
            .findFirst()
            .orElse(null);
    String registration = "演示" + device.kind().ordinal() + "%06d".formatted(dice.between(1, 999_999));
    return new Equipment.Facts(
        device.kind(), device.name(), registration, place, device.location(), inspected, due, "安和特种设备维保(示例)有限公司");
  }

  private record Work(ContractorKind kind, String company, int code) {}

  private static List<Work> works(DemoCast.Unit unit) {
    List<Work> works = new ArrayList<>();
    works.add(new Work(ContractorKind.SECURITY, "守望保安服务(示例)有限公司", 0));
    works.add(new Work(ContractorKind.FIRE_MAINTENANCE, "明哨消防维保(示例)有限公司", 1));
    if (!unit.types().contains(UnitType.OFFICE)) {
      works.add(new Work(ContractorKind.CATERING, "禾穗餐饮管理(示例)有限公司", 2));
    }
    if (unit.types().contains(UnitType.UNIVERSITY) || unit.types().contains(UnitType.OFFICE)) {
      works.add(new Work(ContractorKind.PROPERTY, "和邻物业(示例)有限公司", 3));
    }
    return works;
  }

  private static Contractor.Facts facts(Work work, LocalDate day, Dice dice) {
    LocalDate from = day.minusDays(dice.between(120, 500));
    LocalDate to = from.plusYears(2).minusDays(1);
    LocalDate agreement = dice.percent(15) ? null : from;
    return new Contractor.Facts(
        work.kind(), work.company(), CODES.get(work.code()), dice.one(CONTACTS), "010-0000" + dice.between(1000, 9999), from, to,
        agreement);
  }
}
