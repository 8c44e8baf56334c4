package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        "Xuexiao-2026-QZ"
      })
  void aWeakOrGuessablePasswordIsRefused(String password) {
    assertThat(PasswordRules.problem(password, "wanganquan", "王安全")).as(password).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Xiao-Shan-9-Que",
        "four words and 1 Number",
        "春眠不觉晓处处Chun8",
        "tG7#kkpQ2!vvmn",
        "A long sentence of sixty-four characters with 3 digits: 1, 2 or 3"
      })
  void aGoodPasswordMayHaveSpacesAndChineseAndBeLong(String password) {
    assertThat(PasswordRules.problem(password, "wanganquan", "王安全")).as(password).isEmpty();
  }

  @Test
  void aFirstPasswordIsLegibleAndLong() {
    for (int i = 0; i < 200; i++) {
      assertThat(Tokens.legible()).hasSize(19).matches("[A-Za-z2-9-]+");
    }
  }
}
