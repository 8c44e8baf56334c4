package org.bihuan.access.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.QrDrawing;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second factor of accounts: set up, confirmed with a first code, asked at sign-in, removed.
 *
 * <p>Everything here runs in a transaction of the system that the desk in front has opened; counting guesses is that
 * desk's matter too.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class SecondFactors {

  private static final int SECRET = 20;
  private static final Pattern TOTP = Pattern.compile("\\d{3} ?\\d{3}");
  private static final String ISSUER = "闭环";

  /** What the page shows once: to scan, or to type by hand. */
  public record Proposal(String secret, String address, QrDrawing qr) {}

  /** How an account stands. */
  public record State(@Nullable Instant confirmedAt, int recoveryCodesLeft) {}

  private final FactorStore store;
  private final FactorKey key;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SecondFactors(FactorStore store, FactorKey key, AuditTrail audit, Clock clock) {
    this.store = store;
    this.key = key;
    this.audit = audit;
    this.clock = clock;
  }

  public State state(UUID account) {
    Instant confirmed = store.find(account).map(FactorStore.Kept::confirmedAt).orElse(null);
    return new State(confirmed, confirmed == null ? 0 : store.codesLeft(account));
  }

  /** A fresh secret; the one in use, if any, stays in use until this one has proved itself. */
  public Proposal propose(UUID account, String login) {
    byte[] secret = new byte[SECRET];
    random.nextBytes(secret);
    store.propose(account, key.seal(account, secret), clock.instant());
    String typed = TotpRules.base32(secret);
    String issuer = URLEncoder.encode(ISSUER, StandardCharsets.UTF_8);
    String address = "otpauth://totp/" + issuer + ":" + login + "?secret=" + typed + "&issuer=" + issuer;
    return new Proposal(typed, address, QrDrawing.of(address));
  }

  /** Empty when the code does not fit; otherwise the recovery codes, shown this once. */
  public List<String> confirm(UUID account, String typed) {
    byte[] pending =
        store
            .find(account)
            .map(FactorStore.Kept::pending)
            .orElseThrow(() -> Refusal.state("no-proposal", "还没有生成待确认的二维码", "请先点“开始设置”"));
    OptionalLong step = TotpRules.matching(key.open(account, pending), digits(typed), clock.instant());
    if (step.isEmpty()) {
      return List.of();
    }
    store.confirm(account, step.getAsLong(), clock.instant());
    record(account, "account.second_factor", Map.of("confirmed", true));
    return renewCodes(account);
  }

  public List<String> renewCodes(UUID account) {
    List<String> codes = RecoveryCodes.fresh();
    store.replaceCodes(account, codes.stream().map(RecoveryCodes::digest).toList());
    record(account, "account.recovery_codes", Map.of("count", codes.size()));
    return codes;
  }

  /** A code of the app or one of the codes on paper; neither is taken twice. */
  public boolean accepts(UUID account, String typed) {
    byte[] sealed = store.find(account).map(FactorStore.Kept::secret).orElse(null);
    if (sealed == null) {
      return false;
    }
    if (TOTP.matcher(typed.strip()).matches()) {
      OptionalLong step = TotpRules.matching(key.open(account, sealed), digits(typed), clock.instant());
      return step.isPresent() && store.useStep(account, step.getAsLong());
    }
    boolean used =
        RecoveryCodes.looksLikeOne(typed)
            && store.useCode(account, RecoveryCodes.digest(typed), clock.instant());
    if (used) {
      record(account, "account.recovery_code", Map.of("left", store.codesLeft(account)));
    }
    return used;
  }

  public void remove(UUID account, String why) {
    store.remove(account);
    record(account, "account.second_factor", Map.of("removed", why));
  }

  private static String digits(String typed) {
    return typed.replace(" ", "").strip();
  }

  private void record(UUID account, String act, Map<String, ?> details) {
    audit.record(AuditTrail.WHOLE_CITY, act, "account " + account, details);
  }
}
