package org.bihuan.platform.database;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bihuan.platform.start.StartRefused;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.jspecify.annotations.Nullable;

/**
 * Closes each file of a backup under a passphrase kept elsewhere, as OpenPGP messages (AES-256 with an integrity check):
 * what is in our format today can be opened in ten years by {@code gpg} alone. Without a passphrase files stay as they are.
 */
final class Seal {

  static final Seal NONE = new Seal(null);
  static final String ENDING = ".gpg";
  private static final int SHORTEST = 32;
  private static final int BUFFER = 1 << 16;
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private final char @Nullable [] passphrase;

  private Seal(char @Nullable [] passphrase) {
    this.passphrase = passphrase;
  }

  /** @param apart folders in which the key would be lost or stolen together with what it closes */
  static Seal with(@Nullable Path configured, List<Path> apart) {
    if (configured == null || configured.toString().isBlank()) {
      return NONE;
    }
    Path file = configured.toAbsolutePath().normalize();
    try {
      Path real = file.toRealPath();
      for (Path folder : apart) {
        if (real.startsWith(Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize())) {
          throw new StartRefused("备份钥匙 " + file + " 放在了 " + folder + " 里面，会与数据或备份一起丢失。", "请把它移到别处，并另外保存一份。");
        }
      }
      if (Files.getPosixFilePermissions(real).stream().anyMatch(OTHERS::contains)) {
        throw new StartRefused("备份钥匙 " + file + " 别的用户也能读。", "请执行 chmod 600 " + file + "。");
      }
      String text = Files.readString(real, StandardCharsets.US_ASCII).strip();
      if (text.length() < SHORTEST) {
        throw new StartRefused("备份钥匙 " + file + " 太短（少于 " + SHORTEST + " 个字符）。", "请用 openssl rand -base64 48 生成。");
      }
      return new Seal(text.toCharArray());
    } catch (IOException e) {
      throw new StartRefused(
          "备份钥匙 " + file + " 读不出来：" + e.getMessage() + "。", "请用 openssl rand -base64 48 生成一个文件，chmod 600，并检查 BIHUAN_BACKUP_KEY。", e);
    }
  }

  boolean closes() {
    return passphrase != null;
  }

  /** Under which name a file lies in the backup from now on. */
  Path named(Path target) {
    return closes() ? target.resolveSibling(target.getFileName() + ENDING) : target;
  }

  /** Where it lies, closed or from a time before there was a key; the name itself where it does not. */
  static Path find(Path target) {
    Path closed = target.resolveSibling(target.getFileName() + ENDING);
    return Files.exists(closed) ? closed : target;
  }

  /** Its name when it is opened. */
  static String plainName(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }

  /** What is written to it arrives closed in that file; ending it ends the file. */
  OutputStream closing(Path file) throws IOException {
    OutputStream raw = Files.newOutputStream(file);
    return passphrase == null ? raw : closing(raw, passphrase);
  }

  /** What that file says, whether it is closed or not. At its end it is known to be whole. */
  InputStream opening(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    if (!file.toString().endsWith(ENDING)) {
      return raw;
    }
    if (passphrase == null) {
      raw.close();
      throw new StartRefused("备份是加密的，没有给出钥匙。", "请用 --key=钥匙文件 或 BIHUAN_BACKUP_KEY 指定当时的钥匙。");
    }
    return opening(raw, passphrase, file);
  }

  private static OutputStream closing(OutputStream raw, char[] passphrase) throws IOException {
    PGPEncryptedDataGenerator encrypting =
        new PGPEncryptedDataGenerator(
            new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .setWithIntegrityPacket(true)
                .setSecureRandom(new SecureRandom()));
    encrypting.addMethod(new BcPBEKeyEncryptionMethodGenerator(passphrase));
    PGPLiteralDataGenerator literal = new PGPLiteralDataGenerator();
    try {
      OutputStream encrypted = encrypting.open(raw, new byte[BUFFER]);
      OutputStream plain = literal.open(encrypted, PGPLiteralData.BINARY, "", new Date(0), new byte[BUFFER]);
      return new FilterOutputStream(plain) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
          try (raw; encrypted) {
            literal.close();
          }
        }
      };
    } catch (PGPException e) {
      throw new IOException(e);
    }
  }

  private static InputStream opening(InputStream raw, char[] passphrase, Path file) throws IOException {
    try {
      PGPEncryptedDataList message = (PGPEncryptedDataList) new BcPGPObjectFactory(raw).nextObject();
      PGPPBEEncryptedData encrypted = (PGPPBEEncryptedData) message.get(0);
      InputStream decrypted =
          encrypted.getDataStream(new BcPBEDataDecryptorFactory(passphrase, new BcPGPDigestCalculatorProvider()));
      PGPLiteralData literal = (PGPLiteralData) new BcPGPObjectFactory(decrypted).nextObject();
      return new Whole(literal.getInputStream(), raw, encrypted, file);
    } catch (PGPException | RuntimeException e) {
      raw.close();
      throw new StartRefused("备份文件 " + file.getFileName() + " 打不开。", "请检查钥匙是不是当时的那一把，文件是否完整。", e);
    }
  }

  /** A message that was cut or changed says so at its end. */
  private static final class Whole extends FilterInputStream {

    private final InputStream raw;
    private final PGPPBEEncryptedData encrypted;
    private final Path file;
    private boolean ended;

    Whole(InputStream plain, InputStream raw, PGPPBEEncryptedData encrypted, Path file) {
      super(plain);
      this.raw = raw;
      this.encrypted = encrypted;
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = in.read(bytes, from, length);
      if (count < 0 && !ended) {
        ended = true;
        verify();
      }
      return count;
    }

    private void verify() throws IOException {
      try {
        if (!encrypted.verify()) {
          throw damaged(null);
        }
      } catch (PGPException e) {
        throw damaged(e);
      }
    }

    private StartRefused damaged(@Nullable Exception cause) {
      return new StartRefused("备份文件 " + file.getFileName() + " 已损坏。", "请改用另一份备份。", cause);
    }

    @Override
    public void close() throws IOException {
      raw.close();
    }
  }
}
