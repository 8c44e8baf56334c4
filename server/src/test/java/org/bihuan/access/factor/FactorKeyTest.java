package org.bihuan.access.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.bihuan.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret opens with this folder's key and for this account only. */
class FactorKeyTest {

  private static final byte[] SECRET = "a secret of twenty b".getBytes(StandardCharsets.US_ASCII);
  private static final UUID OWNER = UUID.fromString("01a20000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("01a20000-0000-7000-8000-000000000002");

  @TempDir Path data;
  @TempDir Path elsewhere;

  @Test
  void theKeyIsMadeOnceForItsOwnerOnlyAndOpensAgainAfterAStart() throws IOException {
    byte[] sealed = new FactorKey(data).seal(OWNER, SECRET);

    assertThat(new FactorKey(data).open(OWNER, sealed)).isEqualTo(SECRET);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets/second-factor.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void anotherAccountAnotherKeyOrAChangedByteOpensNothing() throws IOException {
    FactorKey key = new FactorKey(data);
    byte[] sealed = key.seal(OWNER, SECRET);
    byte[] touched = sealed.clone();
    touched[20] ^= 1;

    assertThatThrownBy(() -> key.open(OTHER, sealed)).isInstanceOf(Refusal.class).hasMessageContaining("factor-key");
    assertThatThrownBy(() -> key.open(OWNER, touched)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new FactorKey(elsewhere).open(OWNER, sealed)).isInstanceOf(Refusal.class);
  }
}
