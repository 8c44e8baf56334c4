package org.bihuan.organisation.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GB 32100-2015: the last character follows from the seventeen before it. */
class CreditCodeTest {

  private static final String SOUND = "91990000MA0XA01X04";

  @ParameterizedTest
  @ValueSource(strings = {SOUND, "91990000MA0XB02X0H", "91990000MA0XC03X0Y", "91110000802100433B"})
  void aCodeWithItsCheckCharacterIsSound(String code) {
    assertThat(CreditCode.isSound(code)).isTrue();
  }

  @Test
  void oneWrongCharacterAnywhereIsNoticed() {
    for (int i = 0; i < SOUND.length(); i++) {
      for (char other : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
        String mistyped = SOUND.substring(0, i) + other + SOUND.substring(i + 1);
        assertThat(CreditCode.isSound(mistyped)).as(mistyped).isEqualTo(other == SOUND.charAt(i));
      }
    }
  }

  @Test
  void twoNeighboursChangedOverAreNoticed() {
    assertThat(CreditCode.isSound("91990000AM0XA01X04")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "91990000MA0XA01X0", SOUND + "0", "91990000MAOXA01X04", "91990000MA0XA01X0é"})
  void whatHasAnotherLengthOrOtherLettersIsNoCode(String code) {
    assertThat(CreditCode.isWellFormed(code)).isFalse();
    assertThat(CreditCode.isSound(code)).isFalse();
  }

  @Test
  void spacesAndSmallLettersAreTidied() {
    assertThat(CreditCode.tidy(" 91990000 ma0xa01x04 ")).isEqualTo(SOUND);
  }
}
