package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.access.Grant.Kind;
import org.bihuan.platform.Role;
import org.junit.jupiter.api.Test;

/** The permission table of the product says what the security matrix says, cell by cell. */
class PermissionTableTest {

  private static final Map<String, Role> COLUMNS =
      Map.ofEntries(
          Map.entry("CA", Role.CITY_ADMIN),
          Map.entry("CS", Role.CITY_SUPERVISOR),
          Map.entry("DA", Role.DISTRICT_ADMIN),
          Map.entry("DI", Role.DISTRICT_INSPECTOR),
          Map.entry("UH", Role.UNIT_HEAD),
          Map.entry("SO", Role.SAFETY_OFFICER),
          Map.entry("PH", Role.POST_HOLDER),
          Map.entry("EX", Role.EXPERT),
          Map.entry("DO", Role.DUTY_OFFICER),
          Map.entry("AU", Role.AUDITOR),
          Map.entry("RH", Role.REPORT_KEEPER),
          Map.entry("RC", Role.SEAL_KEEPER),
          Map.entry("SA", Role.SYSTEM_ADMIN),
          Map.entry("SE", Role.SECURITY_ADMIN),
          Map.entry("LA", Role.AUDIT_ADMIN));

  /** What the product needs beyond the matrix; docs/decisions tells why. */
  private static final Set<String> OUR_OWN =
      Set.of(
          "organisation.read",
          "org.profile.manage",
          "checklist.read",
          "file.read",
          "file.upload",
          "hazard.note",
          "hazard.void.request",
          "hazard.report_over_head",
          "hazard.transfer",
          "hazard.joint_study",
          "post.substitute",
          "evidence.witness",
          "report.handle",
          "report.verify");

  private final Permissions permissions = Permissions.load();

  @Test
  void everyCellOfTheMatrixStandsInTheTable() throws IOException {
    matrix()
        .forEach(
            (action, cells) ->
                cells.forEach(
                    (role, cell) ->
                        assertThat(permissions.grant(role, action).cell()).as(action + " " + role).isEqualTo(cell)));
  }

  @Test
  void theTableHoldsNothingElseButWhatIsNamedHere() throws IOException {
    Set<String> expected = new LinkedHashSet<>(matrix().keySet());
    expected.addAll(OUR_OWN);

    assertThat(permissions.actions()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void theTwoRolesTheMatrixDoesNotKnowGetNoMoreThanTheirWork() {
    assertThat(permissions.of(Role.CONTRACTOR))
        .containsExactlyInAnyOrder(
            "hazard.read", "hazard.rectify.evidence", "organisation.read", "checklist.read", "file.read", "file.upload");
    assertThat(permissions.of(Role.CLUSTER_ADMIN))
        .containsExactlyInAnyOrder(
            "hazard.read", "analytics.view", "organisation.read", "checklist.read", "file.read", "hazard.note");
  }

  @Test
  void nobodyDeletesAHazard() {
    for (Role role : Role.values()) {
      assertThat(permissions.allows(role, "hazard.delete")).as(role.name()).isFalse();
    }
  }

  @Test
  void theThreeAdministratorsShareNoActionAndHaveNoBusiness() {
    for (Role role : List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)) {
      assertThat(permissions.of(role)).as(role.name()).noneMatch(action -> action.startsWith("hazard."));
    }
    assertThat(permissions.allows(Role.SYSTEM_ADMIN, "user.role.assign")).isFalse();
    assertThat(permissions.allows(Role.SECURITY_ADMIN, "user.account.create_disable")).isFalse();
    assertThat(permissions.allows(Role.SYSTEM_ADMIN, "audit.read")).isFalse();
  }

  @Test
  void theWordsOfACellTellWhatItAllows() {
    assertThat(permissions.grant(Role.CITY_ADMIN, "hazard.grade.lower").kinds()).containsExactly(Kind.APPROVE);
    assertThat(permissions.grant(Role.DISTRICT_ADMIN, "hazard.grade.lower").kinds())
        .containsExactlyInAnyOrder(Kind.PROPOSE, Kind.FULL);
    assertThat(permissions.grant(Role.DISTRICT_ADMIN, "hazard.void").kinds()).containsExactly(Kind.FIRST_KEY);
    assertThat(permissions.grant(Role.CITY_SUPERVISOR, "inspect.plan").kinds())
        .containsExactlyInAnyOrder(Kind.CREATE, Kind.READ);
    assertThat(permissions.grant(Role.DUTY_OFFICER, "roster.edit").kinds())
        .containsExactlyInAnyOrder(Kind.READ, Kind.CREATE);
    assertThat(permissions.grant(Role.UNIT_HEAD, "inspect.plan").given()).isFalse();
    assertThat(permissions.grant(Role.DISTRICT_ADMIN, "org.post.manage").changes()).isFalse();
  }

  @Test
  void aWordWithoutAMeaningStopsTheStart() {
    assertThatThrownBy(() -> Grant.parse("hazard.read", Role.EXPERT, "maybe D"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("maybe D");
  }

  /** {@code hazard.close 销账 general} becomes {@code hazard.close.general}; every other action is its first word. */
  private static Map<String, Map<Role, String>> matrix() throws IOException {
    Map<String, Map<Role, String>> matrix = new LinkedHashMap<>();
    try (var file = PermissionTableTest.class.getResourceAsStream("/catalogue/security-matrix.csv");
        var rows = CsvReader.builder().ofCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      List<String> head = new ArrayList<>();
      for (CsvRecord row : rows) {
        List<String> fields = row.getFields();
        if (head.isEmpty()) {
          head.addAll(fields);
          continue;
        }
        Map<Role, String> cells = new LinkedHashMap<>();
        for (int i = 1; i < fields.size(); i++) {
          Role role = COLUMNS.get(head.get(i).split(" ")[0]);
          if (role != null) {
            cells.put(role, fields.get(i));
          }
        }
        matrix.put(action(fields.getFirst()), cells);
      }
    }
    assertThat(matrix).hasSize(43);
    return matrix;
  }

  private static String action(String text) {
    String[] words = text.split(" ");
    return words[0].equals("hazard.close") ? words[0] + "." + words[words.length - 1] : words[0];
  }

  @Test
  void tellsTheScreenWhetherARoleDecidesAsksOrLooksOn() {
    assertThat(permissions.grants(Role.SYSTEM_ADMIN).get("user.account.create_disable")).containsExactly(Kind.FULL);
    assertThat(permissions.grants(Role.CITY_ADMIN).get("user.account.create_disable")).containsExactly(Kind.REQUEST);
    assertThat(permissions.grants(Role.DISTRICT_ADMIN).get("org.post.manage")).containsExactly(Kind.READ);
    assertThat(permissions.grants(Role.CONTRACTOR)).doesNotContainKey("org.post.manage");
  }
}
