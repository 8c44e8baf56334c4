import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/** SM3 (GB/T 32905) and SM2 signatures (GB/T 32918.2), which no plain Java has. */
final class National {

  private static final BigInteger P = hex("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff");
  private static final BigInteger A = hex("fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc");
  private static final BigInteger B = hex("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93");
  private static final BigInteger N = hex("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");
  private static final BigInteger[] G = {
    hex("32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7"),
    hex("bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0")
  };
  private static final int[] START = {
    0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
  };

  private static final SecureRandom RANDOM = new SecureRandom();

  private National() {}

  /** @param point an uncompressed point: 4, x, y */
  static boolean verifies(byte[] point, byte[] message, byte[] signature) {
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 33, 65));
    boolean onCurve = y.multiply(y).subtract(x.pow(3)).subtract(A.multiply(x)).subtract(B).mod(P).signum() == 0;
    BigInteger[] rs = integers(signature);
    if (!onCurve || rs == null || outside(rs[0]) || outside(rs[1])) {
      return false;
    }
    BigInteger e = digest(x, y, message);
    BigInteger t = rs[0].add(rs[1]).mod(N);
    BigInteger[] sum = add(times(rs[1], G), times(t, new BigInteger[] {x, y}));
    return t.signum() != 0 && sum != null && e.add(sum[0]).mod(N).equals(rs[0]);
  }

  static BigInteger newKey() {
    // N - 1 would have no inverse below.
    return random(N.subtract(BigInteger.ONE));
  }

  /** The uncompressed point of a private key. */
  static byte[] point(BigInteger key) {
    BigInteger[] point = times(key, G);
    return ByteBuffer.allocate(65).put((byte) 4).put(fixed(point[0])).put(fixed(point[1])).array();
  }

  static byte[] sign(BigInteger key, byte[] message) {
    BigInteger[] point = times(key, G);
    BigInteger e = digest(point[0], point[1], message);
    while (true) {
      BigInteger k = random(N);
      BigInteger r = e.add(times(k, G)[0]).mod(N);
      BigInteger s = key.add(BigInteger.ONE).modInverse(N).multiply(k.subtract(r.multiply(key))).mod(N);
      if (r.signum() != 0 && !r.add(k).equals(N) && s.signum() != 0) {
        return der(r.toByteArray(), s.toByteArray());
      }
    }
  }

  private static byte[] der(byte[] r, byte[] s) {
    return ByteBuffer.allocate(6 + r.length + s.length)
        .put((byte) 0x30)
        .put((byte) (4 + r.length + s.length))
        .put((byte) 2)
        .put((byte) r.length)
        .put(r)
        .put((byte) 2)
        .put((byte) s.length)
        .put(s)
        .array();
  }

  private static BigInteger random(BigInteger below) {
    while (true) {
      BigInteger value = new BigInteger(below.bitLength(), RANDOM);
      if (value.signum() > 0 && value.compareTo(below) < 0) {
        return value;
      }
    }
  }

  private static BigInteger digest(BigInteger x, BigInteger y, byte[] message) {
    byte[] who = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    byte[] z = sm3(new byte[] {0, (byte) 0x80}, who, fixed(A), fixed(B), fixed(G[0]), fixed(G[1]), fixed(x), fixed(y));
    return new BigInteger(1, sm3(z, message));
  }

  private static boolean outside(BigInteger value) {
    return value.signum() <= 0 || value.compareTo(N) >= 0;
  }

  /** DER: a sequence of two integers; null for anything else. */
  private static BigInteger[] integers(byte[] der) {
    if (der.length < 8 || der[0] != 0x30 || der[1] != der.length - 2 || der[2] != 2) {
      return null;
    }
    int first = der[3];
    int second = 4 + first;
    if (first < 1 || second + 2 > der.length || der[second] != 2 || second + 2 + der[second + 1] != der.length) {
      return null;
    }
    return new BigInteger[] {
      new BigInteger(1, Arrays.copyOfRange(der, 4, second)),
      new BigInteger(1, Arrays.copyOfRange(der, second + 2, der.length))
    };
  }

  /** Null is the point at infinity. */
  private static BigInteger[] add(BigInteger[] p, BigInteger[] q) {
    if (p == null || q == null) {
      return p == null ? q : p;
    }
    if (p[0].equals(q[0]) && !p[1].equals(q[1])) {
      return null;
    }
    BigInteger slope =
        p[0].equals(q[0])
            ? p[0].pow(2).multiply(BigInteger.valueOf(3)).add(A).multiply(p[1].shiftLeft(1).modInverse(P))
            : q[1].subtract(p[1]).multiply(q[0].subtract(p[0]).modInverse(P));
    BigInteger x = slope.pow(2).subtract(p[0]).subtract(q[0]).mod(P);
    return new BigInteger[] {x, slope.multiply(p[0].subtract(x)).subtract(p[1]).mod(P)};
  }

  private static BigInteger[] times(BigInteger factor, BigInteger[] point) {
    BigInteger[] sum = null;
    for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
      sum = add(sum, sum);
      if (factor.testBit(bit)) {
        sum = add(sum, point);
      }
    }
    return sum;
  }

  static byte[] sm3(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer padded = ByteBuffer.allocate((length + 72) / 64 * 64);
    for (byte[] part : parts) {
      padded.put(part);
    }
    padded.put((byte) 0x80).putLong(padded.capacity() - 8, 8L * length).rewind();
    int[] state = START.clone();
    while (padded.hasRemaining()) {
      compress(state, padded);
    }
    ByteBuffer digest = ByteBuffer.allocate(32);
    Arrays.stream(state).forEach(digest::putInt);
    return digest.array();
  }

  private static void compress(int[] state, ByteBuffer block) {
    int[] w = new int[68];
    for (int j = 0; j < 68; j++) {
      w[j] = j < 16 ? block.getInt() : p1(w[j - 16] ^ w[j - 9] ^ left(w[j - 3], 15)) ^ left(w[j - 13], 7) ^ w[j - 6];
    }
    int[] v = state.clone();
    for (int j = 0; j < 64; j++) {
      boolean early = j < 16;
      int ss1 = left(left(v[0], 12) + v[4] + left(early ? 0x79cc4519 : 0x7a879d8a, j % 32), 7);
      int ff = early ? v[0] ^ v[1] ^ v[2] : (v[0] & v[1]) | (v[0] & v[2]) | (v[1] & v[2]);
      int gg = early ? v[4] ^ v[5] ^ v[6] : (v[4] & v[5]) | (~v[4] & v[6]);
      int tt1 = ff + v[3] + (ss1 ^ left(v[0], 12)) + (w[j] ^ w[j + 4]);
      int tt2 = gg + v[7] + ss1 + w[j];
      v = new int[] {tt1, v[0], left(v[1], 9), v[2], tt2 ^ left(tt2, 9) ^ left(tt2, 17), v[4], left(v[5], 19), v[6]};
    }
    for (int i = 0; i < 8; i++) {
      state[i] ^= v[i];
    }
  }

  private static int p1(int x) {
    return x ^ left(x, 15) ^ left(x, 23);
  }

  private static int left(int x, int by) {
    return Integer.rotateLeft(x, by);
  }

  private static byte[] fixed(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] result = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, result, 32 - length, length);
    return result;
  }

  private static BigInteger hex(String digits) {
    return new BigInteger(digits, 16);
  }
}
