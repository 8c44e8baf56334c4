package org.bihuan.access.signon;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.bihuan.access.signon.SignOnFailure.Why;
import org.bihuan.platform.Acting;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The way to the identity server and back. What was begun is kept here and not in the browser; the browser that comes back
 * must be the one that left (its token), with the state it was given, once, within ten minutes.
 */
@Service
public class SingleSignOn {

  public static final Duration LIFE = Duration.ofMinutes(10);

  /** Where somebody wanted to go who has come back as this. */
  public record Back(Identity identity, String target, @Nullable UUID proving) {}

  /** @param error what the identity server said instead of giving a code */
  public record Answer(@Nullable String code, @Nullable String state, @Nullable String error) {}

  private final IdentityServer server;
  private final SignOnAttemptStore attempts;
  private final SignOnSettings settings;
  private final TransactionOperations transaction;
  private final Clock clock;

  SingleSignOn(
      IdentityServer server,
      SignOnAttemptStore attempts,
      SignOnSettings settings,
      TransactionOperations transaction,
      Clock clock) {
    this.server = server;
    this.attempts = attempts;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  public boolean isUsed() {
    return settings.isUsed();
  }

  public String name() {
    return settings.name();
  }

  public String issuer() {
    return server.issuer();
  }

  public @Nullable String signOutAddress() {
    return settings.isUsed() ? server.signOutAddress() : null;
  }

  public String clientId() {
    return server.clientId();
  }

  /**
   * @param token digest of what the browser carries meanwhile
   * @return where it goes
   */
  public String begin(HttpServletRequest request, byte[] token, String target, @Nullable UUID proving) {
    OAuth2AuthorizationRequest begun = server.begin(request, proving != null);
    SignOnAttemptStore.Attempt attempt =
        new SignOnAttemptStore.Attempt(
            Objects.requireNonNull(begun.getState()),
            Objects.requireNonNull(begun.getAttribute(OidcParameterNames.NONCE)),
            Objects.requireNonNull(begun.getAttribute(PkceParameterNames.CODE_VERIFIER)),
            Objects.requireNonNull(begun.getRedirectUri()),
            target,
            proving);
    Instant now = clock.instant();
    Acting.asSystem(
        () ->
            transaction.execute(
                status -> {
                  attempts.add(token, attempt, now, now.plus(LIFE));
                  return true;
                }));
    return begun.getAuthorizationRequestUri();
  }

  /** @throws SignOnFailure in every other case than that of somebody the identity server vouches for */
  public Back comeBack(byte[] token, Answer answer) {
    SignOnAttemptStore.Attempt attempt =
        Acting.asSystem(() -> Objects.requireNonNull(transaction.execute(status -> attempts.take(token, clock.instant()))))
            .filter(begun -> begun.state().equals(answer.state()))
            .orElseThrow(() -> new SignOnFailure(Why.OVER));
    if (answer.code() == null || answer.error() != null) {
      throw new SignOnFailure(Why.DENIED);
    }
    OAuth2AuthorizationRequest begun =
        server
            .again()
            .state(attempt.state())
            .redirectUri(attempt.redirectUri())
            .attributes(
                more -> {
                  more.put(OidcParameterNames.NONCE, attempt.nonce());
                  more.put(PkceParameterNames.CODE_VERIFIER, attempt.verifier());
                })
            .build();
    Identity identity =
        server.complete(
            begun,
            OAuth2AuthorizationResponse.success(answer.code())
                .state(attempt.state())
                .redirectUri(attempt.redirectUri())
                .build());
    return new Back(identity, attempt.target(), attempt.proving());
  }
}
