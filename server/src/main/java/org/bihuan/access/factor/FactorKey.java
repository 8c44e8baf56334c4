package org.bihuan.access.factor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.SecretFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals secrets with AES-256-GCM under a key beside the data folder's other secrets, never in the database: a stolen
 * dump or a curious administrator of the database makes no code. Each secret is bound to its account, so that swapping
 * two rows opens neither.
 */
@Component
class FactorKey {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  FactorKey(@Value("${bihuan.data}") Path data) throws IOException {
    key = new SecretKeySpec(SecretFile.at(data.resolve("secrets/second-factor.key")), "AES");
  }

  byte[] seal(UUID account, byte[] secret) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, account, nonce).doFinal(secret);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Refuses where the key is another one, e.g. because the database came back without the data folder. */
  byte[] open(UUID account, byte[] sealed) {
    try {
      return cipher(Cipher.DECRYPT_MODE, account, Arrays.copyOf(sealed, NONCE))
          .doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (GeneralSecurityException e) {
      throw new Refusal(
          503,
          "factor-key",
          "暂时无法核对动态验证码",
          "服务器上的双因素密钥文件（secrets/second-factor.key）与数据库不一致",
          "请使用恢复码登录，并请系统管理员恢复该文件，或为您重置双因素",
          List.of());
    }
  }

  private Cipher cipher(int mode, UUID account, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(account.toString().getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }
}
