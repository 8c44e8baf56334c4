package org.bihuan.platform.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrongSecretTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "postgres", "short1!", "Password123456", "aaaaaaaaaaaaaaaa", "bihuan-bihuan-1", "xx-wangfang-2026-yy"})
  void aSecretThatCanBeGuessedIsRefused(String secret) {
    assertThatThrownBy(() -> StrongSecret.require("BIHUAN_X", secret, "wangfang"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("BIHUAN_X 太弱")
        .hasMessageContaining("openssl rand");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kV9w3Jx0Qy2mTz8b", "校门口第三棵银杏树今年又黄了早", "correct horse battery staple"})
  void aLongUnusualOneIsNot(String secret) {
    assertThatCode(() -> StrongSecret.require("BIHUAN_X", secret, "wangfang")).doesNotThrowAnyException();
  }
}
