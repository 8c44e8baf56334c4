package org.bihuan.evidence;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECPublicKeySpec;

/** The algorithms of the tree and of its signatures, always both together. */
enum Suite {
  /** What everybody has: SHA-256 and Ed25519, in the words of RFC 6962 and C2SP. */
  INTL("SHA-256", "Ed25519", "Ed25519", "checkpoint.key", "", "国际算法") {
    @Override
    byte[] typed(PublicKey key) {
      byte[] encoded = key.getEncoded();
      return join(new byte[] {1}, Arrays.copyOfRange(encoded, encoded.length - COORDINATE, encoded.length));
    }

    @Override
    byte[] witnessType() {
      return new byte[] {4};
    }

    @Override
    PublicKey decoded(byte[] key) throws GeneralSecurityException {
      if (key.length != COORDINATE) {
        throw new InvalidKeySpecException("not Ed25519");
      }
      return keyFactory().generatePublic(new X509EncodedKeySpec(join(ED25519_HEAD, key)));
    }
  },

  /** 国密: SM3 (GB/T 32905) and SM2 (GB/T 32918), for sites that must use them (GB/T 39786). */
  GM("SM3", "EC", "SM3withSM2", "checkpoint-gm.key", "SM3\n", "国密") {
    @Override
    byte[] typed(PublicKey key) {
      var point = ((ECPublicKey) key).getW();
      return join(
          GM_TYPE, new byte[] {4}, coordinate(point.getAffineX()), coordinate(point.getAffineY()));
    }

    @Override
    byte[] witnessType() {
      return GM_WITNESS_TYPE;
    }

    @Override
    PublicKey decoded(byte[] key) throws GeneralSecurityException {
      if (key.length != 1 + 2 * COORDINATE) {
        throw new InvalidKeySpecException("not SM2");
      }
      var curve = ECNamedCurveTable.getParameterSpec(SM2);
      return keyFactory().generatePublic(new ECPublicKeySpec(curve.getCurve().decodePoint(key), curve));
    }
  };

  private static final Provider PROVIDER = new BouncyCastleProvider();
  private static final int COORDINATE = 32;

  /** C2SP leaves types without a number of their own to a name after 0xff. */
  private static final byte[] GM_TYPE = {(byte) 0xff, 'S', 'M', '2', '-', 'S', 'M', '3'};

  private static final byte[] GM_WITNESS_TYPE =
      join(GM_TYPE, "-cosignature".getBytes(StandardCharsets.US_ASCII));
  private static final String SM2 = "sm2p256v1";
  /** What stands before the 32 bytes of a key in its X.509 form. */
  private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String digest;
  private final String keys;
  private final String signature;
  private final String file;
  private final String noteLine;
  private final String title;

  Suite(String digest, String keys, String signature, String file, String noteLine, String title) {
    this.digest = digest;
    this.keys = keys;
    this.signature = signature;
    this.file = file;
    this.noteLine = noteLine;
    this.title = title;
  }

  /** The public key as C2SP signed notes write it: its type, then the key. */
  abstract byte[] typed(PublicKey key);

  /** What stands before the key of a witness: his signatures are no checkpoints. */
  abstract byte[] witnessType();

  abstract PublicKey decoded(byte[] key) throws GeneralSecurityException;

  /** The key of a witness from its type and its bytes; empty where it is none of this suite. */
  Optional<PublicKey> witnessKey(byte[] typed) {
    byte[] type = witnessType();
    if (typed.length < type.length || !Arrays.equals(Arrays.copyOf(typed, type.length), type)) {
      return Optional.empty();
    }
    try {
      return Optional.of(decoded(Arrays.copyOfRange(typed, type.length, typed.length)));
    } catch (GeneralSecurityException | IllegalArgumentException noKey) {
      return Optional.empty();
    }
  }

  MessageDigest digest() {
    try {
      return this == GM ? MessageDigest.getInstance(digest, PROVIDER) : MessageDigest.getInstance(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  KeyPair newKeyPair() throws GeneralSecurityException {
    if (this == INTL) {
      return KeyPairGenerator.getInstance(keys).generateKeyPair();
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance(keys, PROVIDER);
    generator.initialize(new ECGenParameterSpec(SM2));
    return generator.generateKeyPair();
  }

  KeyFactory keyFactory() throws GeneralSecurityException {
    return this == GM ? KeyFactory.getInstance(keys, PROVIDER) : KeyFactory.getInstance(keys);
  }

  Signature signature() throws GeneralSecurityException {
    return this == GM ? Signature.getInstance(signature, PROVIDER) : Signature.getInstance(signature);
  }

  /** Beside the other secrets of the data folder. */
  String file() {
    return file;
  }

  String title() {
    return title;
  }

  /** The extension line by which a checkpoint says that it is not SHA-256 and Ed25519; empty where it is. */
  String noteLine() {
    return noteLine;
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[COORDINATE];
    int length = Math.min(COORDINATE, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
    return fixed;
  }

  private static byte[] join(byte[]... parts) {
    var all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
