package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.platform.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kurz-1",
        "nurkleinbuchstaben",
        "12345678901234",
        "P@ssw0rd2026!",
        "Password-2026",
        "Qwerty-123456",
        "Wang.anquan-77Q",
        "X-wanganquan-77Q",
        "王安全-Berg-77Q",
        "Beijing-2026-x",
        "Aa1-Aa1-Aa1-Aa1",
        "Xuexiao-2026-QZ",
        "Meixizhuang-77Q",
        "梅溪庄-Berg-77Q",
        "Aus-Der-Liste-9",
        "Qwer1234!@#$asdf",
        "1qaz2WSX3edc$RFV",
        "Zxcv-9876-Asdf-!@#$",
        "Abcdefgh-87654321"
      })
  void aWeakOrGuessablePasswordIsRefused(String password) {
    assertThat(problem(password, PasswordProfile.DENGBAO, false)).as(password).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Password-Password",
        "P@ssw0rd-P@ssw0rd",
        "Admin-Admin-Admin",
        "Admin-Password-9",
        "Password1-Password1",
        "P@ssw0rd1!P@ssw0rd1!",
        "Welcome2Welcome2",
        "Welcome-To-Admin-1",
        "4dm1n-4dm1n-4dm1n",
        "Pa55w0rd-Pa55w0rd",
        "T3st-U53r-T3st-U53r",
        "Hello-Monkey-Dragon-7",
        "pASSWORD_aDMIN_2026",
        "Qwerty-Password-1",
        "Iloveyou-Iloveyou-1",
        "Sunshine.Princess.88",
        "Mima-Mima-Mima-2026",
        "密码-密码-密码-Aa1-Aa1",
        "管理员Password2026!",
        "A-d-m-i-n-A-d-m-i-n"
      })
  void commonWordsJoinedAreNoPassphrase(String password) {
    assertThat(problem(password, PasswordProfile.DENGBAO, false)).as(password).isPresent();
    assertThat(problem(password, PasswordProfile.ASVS, true)).as(password).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password password",
        "admin admin admin",
        "hello hello hello",
        "welcome user welcome",
        "passwordpassword",
        "letmein letmein 1",
        "monkey and dragon"
      })
  void lengthAloneDoesNotMakeThemOne(String password) {
    assertThat(problem(password, PasswordProfile.ASVS, false)).as(password).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello-Kitchen-Lamp-4",
        "Dragon-Teapot-9-Fence",
        "Passat-Masterful-3-Tests",
        "Test-Kastanie-Wolke-7",
        "Usermoos-Rootbeer-12",
        "Master-Of-Kites-88",
        "Secretary-Bird-55-Lagoon",
        "K7#aa-Vmq2!Wtz9",
        "Xi-He-7-Abc-Tuolaji",
        "Lampe-Lampe-Tisch-Wald-3"
      })
  void aCommonWordAmongOthersIsNoHarm(String password) {
    assertThat(problem(password, PasswordProfile.DENGBAO, false)).as(password).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Xiao-Shan-9-Que",
        "four words and 1 Number",
        "春眠不觉晓处处Chun8",
        "tG7#kkpQ2!vvmn",
        "Qwer-7tGkp2!vv",
        "A long sentence of sixty-four characters with 3 digits: 1, 2 or 3"
      })
  void aGoodPasswordMayHaveSpacesAndChineseAndBeLong(String password) {
    assertThat(problem(password, PasswordProfile.DENGBAO, false)).as(password).isEmpty();
  }

  @Test
  void aFirstPasswordIsLegibleAndLong() {
    for (int i = 0; i < 200; i++) {
      assertThat(Tokens.legible()).hasSize(19).matches("[A-Za-z2-9-]+");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"correct horse battery", "kurz aber mit leerraum", "七个字也要十五位以上才算数的呀"})
  void lengthAloneCountsForAsvs(String password) {
    assertThat(problem(password, PasswordProfile.ASVS, false)).as(password).isEmpty();
    assertThat(problem(password, PasswordProfile.DENGBAO, false)).as(password).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Feld-Wald-7", "wanganquan und mehr", "aaaaaaaaaaaaaaaaaaaa", "meixizhuang for ever"})
  void whatIsShortOrGuessedIsRefusedByAsvsToo(String password) {
    assertThat(problem(password, PasswordProfile.ASVS, false)).as(password).isPresent();
  }

  @Test
  void aSecondFactorLetsAsvsBeShorterButNotDengbao() {
    assertThat(problem("Feld-Wald-7", PasswordProfile.ASVS, true)).isEmpty();
    assertThat(problem("Feld-Wald-7", PasswordProfile.DENGBAO, true)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "育才学校, yucaixuexiao",
    "海淀区教委, haidianqujiaowei",
    "向阳幼儿园, xiangyangyoueryuan",
    "女子职业中学, nvzizhiyezhongxue",
    "乱石山, luanshishan",
    "诺亚第2小学, nuoyadi2xiaoxue",
    "论坛, luntan"
  })
  void commonCharactersAreRead(String text, String reading) {
    assertThat(PinyinRules.of(text)).isEqualTo(reading);
  }

  @ParameterizedTest
  @CsvSource({"DENGBAO, AUDIT_ADMIN, 90", "DENGBAO, SAFETY_OFFICER, 180", "ASVS, AUDIT_ADMIN, "})
  void passwordsAgeWhereTheProfileSaysSo(PasswordProfile profile, Role role, Long days) {
    var settings =
        new AccessSettings.Password(profile, 5, Duration.ofDays(180), Duration.ofDays(90), null);
    Instant set = Instant.parse("2026-01-01T00:00:00Z");

    assertThat(settings.due(set, role)).isEqualTo(days == null ? null : set.plus(Duration.ofDays(days)));
  }

  private static Optional<String> problem(String password, PasswordProfile profile, boolean secondFactor) {
    return PasswordRules.problem(
        password,
        profile,
        Set.of("aus-der-liste-9"),
        new PasswordRules.Owner("wanganquan", "王安全", List.of("梅溪庄职业学校(示例)"), secondFactor));
  }
}
