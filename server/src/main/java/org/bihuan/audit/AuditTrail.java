package org.bihuan.audit;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Request;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where every module leaves its line. A change and its line are one transaction: if the line cannot be written, the
 * change does not happen.
 */
@Service
public class AuditTrail {

  /** The ledger of what concerns no district in particular. */
  public static final int WHOLE_CITY = 110100;

  private static final int PAGE = 100;

  private final AuditStore store;
  private final SealQueries seals;
  private final Clock clock;

  AuditTrail(AuditStore store, SealQueries seals, Clock clock) {
    this.store = store;
    this.seals = seals;
    this.clock = clock;
  }

  /**
   * Records something done, in the transaction that does it.
   *
   * @param subject what it was done to, e.g. {@code unit 110108-0193…}
   * @param details what somebody checking later needs; never a password, a code or a token
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(int districtId, String act, String subject, Map<String, ?> details) {
    add(districtId, act, AuditEntry.Result.DONE, Acting.current().orElse(null), null, null, subject, details);
  }

  /**
   * Records an act on a row and seals the row as it stands now; to be called after the last change to it.
   *
   * @param row what the act has left, whose ledger the entry lies in
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordSealed(SealedTable table, Ref row, String act, String subject, Map<String, ?> details) {
    Map<String, Object> sealed = new HashMap<>(details);
    sealed.put("seal", seals.row(table, row).seal(table.kind()));
    record(row.districtId(), act, subject, sealed);
  }

  /** Records something done by somebody who is only just being recognised, such as signing in. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordBy(
      int districtId, Actor actor, String act, String subject, String network, Map<String, ?> details) {
    add(districtId, act, AuditEntry.Result.DONE, actor, network, null, subject, details);
  }

  /**
   * Records a refusal, which has no transaction to belong to. To be called as the system.
   *
   * @param what the request asked for, in words; empty where the address says all
   */
  @Transactional
  public void recordRefusal(
      String act, @Nullable Actor actor, String network, String request, String what, String why) {
    Map<String, String> details = what.isEmpty() ? Map.of("why", why) : Map.of("why", why, "what", what);
    add(districtOf(actor), act, AuditEntry.Result.REFUSED, actor, network, request, "", details);
  }

  /** Records a request let through that is to be recorded whatever it does. To be called as the system. */
  @Transactional
  public void recordUse(String act, Actor actor, String network, String request, String what) {
    add(districtOf(actor), act, AuditEntry.Result.DONE, actor, network, request, "", Map.of("what", what));
  }

  @Transactional(readOnly = true)
  List<AuditEntry> latest(AuditFilter filter, Set<Role> whose, OptionalInt district) {
    return store.latest(filter, whose, district, PAGE);
  }

  /** What somebody of one district does, or is refused, the auditor of that district sees. */
  private static int districtOf(@Nullable Actor actor) {
    return switch (actor == null ? new Scope.Nothing() : actor.scope()) {
      case Scope.Units units -> units.districtId();
      case Scope.Districts districts when districts.ids().size() == 1 -> districts.ids().iterator().next();
      case Scope.Districts several -> WHOLE_CITY;
      case Scope.City city -> WHOLE_CITY;
      case Scope.System system -> WHOLE_CITY;
      case Scope.Nothing nothing -> WHOLE_CITY;
    };
  }

  private void add(
      int districtId,
      String act,
      AuditEntry.Result result,
      @Nullable Actor actor,
      @Nullable String network,
      @Nullable String request,
      String subject,
      Map<String, ?> details) {
    var now = clock.instant();
    Optional<Request> asked = Request.current();
    String from = network == null ? asked.map(Request::network).orElse(null) : network;
    String line = request == null ? asked.map(Request::line).orElse(null) : request;
    store.add(
        new AuditEntry(districtId, Ids.at(now), now, act, result, actor, from, line, subject, Map.copyOf(details)));
  }
}
