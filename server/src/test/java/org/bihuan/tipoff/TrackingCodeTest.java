package org.bihuan.tipoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** RP-01: sixty random bits that survive being read out, and a slip of the pen that does not. */
class TrackingCodeTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final Random random = new Random(8);

  private TrackingCode code() {
    byte[] bits = new byte[8];
    random.nextBytes(bits);
    return TrackingCode.of(bits);
  }

  @Test
  void isThirteenCharactersInGroupsAndEachOfTheSixtyBitsCounts() {
    assertThat(code().shown()).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]");
    byte[] bits = new byte[8];
    String zero = TrackingCode.of(bits).letters();
    for (int bit = 0; bit < 60; bit++) {
      byte[] other = new byte[8];
      other[bit / 8] = (byte) (1 << (7 - bit % 8));
      assertThat(TrackingCode.of(other).letters()).as("bit " + bit).isNotEqualTo(zero);
    }
  }

  @Test
  void isReadHoweverSomebodyTypesIt() {
    TrackingCode code = new TrackingCode("01A1VWXYZ234");
    String shown = code.shown();

    for (String typed : new String[] {shown, shown.toLowerCase(), shown.replace("-", ""), shown.replace('-', ' '), shown.replace("01A1", "OIaL")}) {
      assertThat(TrackingCode.parse(typed)).as(typed).contains(code);
    }
  }

  @Test
  void anyOneWrongCharacterAndAnyTwoExchangedAreNoticed() {
    for (int n = 0; n < 50; n++) {
      String right = code().shown().replace("-", "");
      for (int i = 0; i < right.length(); i++) {
        for (char wrong : ALPHABET.toCharArray()) {
          String typed = right.substring(0, i) + wrong + right.substring(i + 1);
          assertThat(TrackingCode.parse(typed).isPresent()).as(typed).isEqualTo(typed.equals(right));
        }
        for (int j = i + 1; j < right.length(); j++) {
          StringBuilder exchanged = new StringBuilder(right);
          exchanged.setCharAt(i, right.charAt(j));
          exchanged.setCharAt(j, right.charAt(i));
          assertThat(TrackingCode.parse(exchanged.toString()).isPresent())
              .as(exchanged.toString())
              .isEqualTo(exchanged.toString().equals(right));
        }
      }
    }
  }

  @Test
  void saysNothingWhereItIsPrintedByMistake() {
    TrackingCode code = code();

    assertThat(code.toString()).doesNotContain(code.letters());
  }
}
