package org.bihuan.tipoff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.SecretFile;
import org.bihuan.tipoff.Report.Sealed;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals who reported (SECURITY 5.3). Each identity has a key of its own; that key exists only as two halves, one closed
 * with the keeper's key and one with the seal keeper's. Neither half, nor the database, nor one of the two key files
 * opens anything. What is sealed is bound to its report.
 */
@Component
class IdentityVault {

  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec keeperKey;
  private final SecretKeySpec sealKey;
  private final SecureRandom random = new SecureRandom();

  /** @param sealKey may lie on another disk than the rest of the secrets */
  IdentityVault(
      @Value("${bihuan.data}") Path data,
      @Value("${bihuan.tipoff.seal-key:${bihuan.data}/secrets/report-seal.key}") Path sealKey)
      throws IOException {
    this.keeperKey = new SecretKeySpec(SecretFile.at(data.resolve("secrets/report-keeper.key")), "AES");
    this.sealKey = new SecretKeySpec(SecretFile.at(sealKey), "AES");
  }

  Sealed seal(Ref report, String identity) {
    byte[] key = fresh(KEY);
    byte[] half = fresh(KEY);
    byte[] other = xor(key, half);
    return new Sealed(
        close(new SecretKeySpec(key, "AES"), report + " identity", identity.getBytes(StandardCharsets.UTF_8)),
        close(keeperKey, report + " keeper", half),
        close(sealKey, report + " seal", other));
  }

  String open(Ref report, Sealed sealed) {
    byte[] key =
        xor(open(keeperKey, report + " keeper", sealed.keeperShare()), open(sealKey, report + " seal", sealed.sealShare()));
    return new String(
        open(new SecretKeySpec(key, "AES"), report + " identity", sealed.identity()), StandardCharsets.UTF_8);
  }

  private byte[] close(SecretKeySpec key, String bound, byte[] content) {
    byte[] nonce = fresh(NONCE);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, bound, nonce).doFinal(content);
      return ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] open(SecretKeySpec key, String bound, byte[] closed) {
    try {
      return cipher(Cipher.DECRYPT_MODE, key, bound, Arrays.copyOf(closed, NONCE))
          .doFinal(closed, NONCE, closed.length - NONCE);
    } catch (GeneralSecurityException e) {
      throw new Refusal(
          503,
          "seal-key",
          "暂时无法启封",
          "服务器上的封存密钥文件（secrets/report-keeper.key、report-seal.key）与数据库不一致",
          "请系统管理员从备份恢复这两个文件",
          List.of());
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, String bound, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private byte[] fresh(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] xor(byte[] one, byte[] other) {
    byte[] both = new byte[one.length];
    for (int i = 0; i < one.length; i++) {
      both[i] = (byte) (one[i] ^ other[i]);
    }
    return both;
  }
}
