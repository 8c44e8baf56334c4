package org.bihuan.access;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB, two passes and one lane. Only twice as many at a time as there are processors: a crowd at the
 * sign-in desk must not take the memory and the time of those who are working.
 */
@Component
class Passwords {

  private static final int PATIENCE_SECONDS = 10;

  private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  private final Semaphore places = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);
  private final PasswordHash nobody = hash(Tokens.next());

  PasswordHash hash(String password) {
    return oneOfFew(() -> new PasswordHash(argon2.encode(password)));
  }

  /** Takes the same time for a person who does not exist. */
  boolean matches(String password, @Nullable PasswordHash hash) {
    PasswordHash compared = hash == null ? nobody : hash;
    boolean same = oneOfFew(() -> argon2.matches(password, compared.encoded()));
    return same && hash != null;
  }

  private <T> T oneOfFew(Supplier<T> work) {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private static Refusal busy() {
    return new Refusal(503, "busy", "系统暂时繁忙", "正在登录的人太多", "请稍后重试", List.of())
        .with("retryAfterSeconds", 5L);
  }
}
