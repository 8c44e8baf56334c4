package org.bihuan.access.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of the standards, and what the tolerance means. */
class TotpRulesTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void theVectorsOfRfc6238(long second, String code) {
    assertThat(TotpRules.code(SECRET, TotpRules.stepOf(Instant.ofEpochSecond(second)), 8)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "9, 520489"})
  void theVectorsOfRfc4226(long counter, String code) {
    assertThat(TotpRules.code(SECRET, counter, 6)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
  void theVectorsOfRfc4648WithoutPadding(String plain, String encoded) {
    assertThat(TotpRules.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
  }

  @ParameterizedTest
  @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
  void oneStepOfTheClockIsForgivenAndNoMore(int stepsAway, boolean taken) {
    Instant now = Instant.ofEpochSecond(1_800_000_015);
    long step = TotpRules.stepOf(now) + stepsAway;

    assertThat(TotpRules.matching(SECRET, TotpRules.code(SECRET, step, 6), now).isPresent()).isEqualTo(taken);
  }

  @Test
  void recoveryCodesAreManyDifferentAndForgivingToType() {
    var codes = RecoveryCodes.fresh();

    assertThat(codes).hasSize(RecoveryCodes.COUNT).doesNotHaveDuplicates();
    assertThat(codes).allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}"));
    assertThat(RecoveryCodes.digest("0O1I-lL7K 2222")).isEqualTo(RecoveryCodes.digest("00111-1 7k2222"));
  }
}
