package org.bihuan.access.factor;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

/** The app on somebody's phone: takes the secret as it is typed by hand and shows codes. */
public final class Authenticator {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final byte[] secret;

  private Authenticator(byte[] secret) {
    this.secret = secret;
  }

  public static Authenticator of(String base32) {
    BigInteger value = BigInteger.ZERO;
    for (char letter : base32.toCharArray()) {
      value = value.shiftLeft(5).or(BigInteger.valueOf(LETTERS.indexOf(letter)));
    }
    int bytes = base32.length() * 5 / 8;
    byte[] all = value.shiftRight(base32.length() * 5 % 8).toByteArray();
    byte[] secret = new byte[bytes];
    byte[] significant = all.length > bytes ? Arrays.copyOfRange(all, all.length - bytes, all.length) : all;
    System.arraycopy(significant, 0, secret, bytes - significant.length, significant.length);
    return new Authenticator(secret);
  }

  public String codeAt(Instant instant) {
    return TotpRules.code(secret, TotpRules.stepOf(instant), TotpRules.DIGITS);
  }
}
