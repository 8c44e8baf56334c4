package org.bihuan.access.signon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bihuan.access.signon.SignOnFailure.Why;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** What the identity server sends when somebody has signed out there (OpenID Connect Back-Channel Logout 1.0, 2.6). */
@Component
public class SignOutTokens {

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final Duration NEW = Duration.ofMinutes(5);

  /** Whose session has ended: that one, or all of that person; one of the two is always there. */
  public record SignedOut(String issuer, @Nullable String subject, @Nullable String sid) {}

  private final IdentityServer server;
  private final Clock clock;

  SignOutTokens(IdentityServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  /** @throws SignOnFailure where it is not from the identity server, not for us, not new, or no such token */
  public SignedOut read(String token) {
    Jwt said;
    try {
      said = server.tokens().decode(token);
    } catch (JwtException refused) {
      throw new SignOnFailure(Why.INVALID);
    }
    Instant issued = said.getIssuedAt();
    boolean ours =
        server.issuer().equals(said.getClaimAsString("iss"))
            && said.getAudience() != null
            && said.getAudience().contains(server.clientId())
            && issued != null
            && Duration.between(issued, clock.instant()).abs().compareTo(NEW) < 0
            && !said.hasClaim("nonce")
            && said.getClaim("events") instanceof Map<?, ?> events
            && events.containsKey(EVENT);
    String subject = said.getClaimAsString("sub");
    String sid = said.getClaimAsString("sid");
    if (!ours || subject == null && sid == null) {
      throw new SignOnFailure(Why.INVALID);
    }
    return new SignedOut(server.issuer(), subject, sid);
  }
}
