package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Keeps the signed-in sessions: opens, recognises, lists and ends them. */
@Service
class SessionDesk {

  private static final Duration SEEN_STEP = Duration.ofMinutes(1);
  private static final Duration REMEMBERED = Duration.ofDays(30);

  /** A freshly opened session; the only moment the token is known here. */
  record Opened(String token, Recognised recognised) {}

  /**
   * A session with the actor it stands for.
   *
   * @param lent whether he acts under the post for a while without holding it, as a substitute, in an emergency, for a team
   */
  record Recognised(
      UUID sessionId,
      Ref post,
      boolean lent,
      boolean emergency,
      boolean secondFactor,
      boolean firstPassword,
      @Nullable Instant passwordDue,
      boolean mustSetUpSecondFactor,
      boolean bySignOn,
      Actor actor) {

    /** Who came in by it changes a first password before anything else, and one that has grown too old. */
    boolean mustChangePassword(Instant now) {
      return firstPassword || passwordDue != null && !now.isBefore(passwordDue);
    }
  }

  private final SessionStore store;
  private final AccountStore accounts;
  private final Actors actors;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final AccessSettings.Session settings;
  private final AccessSettings.SecondFactor secondFactor;
  private final AccessSettings.Password password;
  private final Clock clock;
  private final RecentSessions recent;

  SessionDesk(
      SessionStore store,
      AccountStore accounts,
      Actors actors,
      AuditTrail audit,
      TransactionOperations transaction,
      AccessSettings settings,
      Clock clock) {
    this.store = store;
    this.accounts = accounts;
    this.actors = actors;
    this.audit = audit;
    this.transaction = transaction;
    this.settings = settings.session();
    this.secondFactor = settings.secondFactor();
    this.password = settings.password();
    this.clock = clock;
    this.recent = new RecentSessions(clock);
  }

  /** To be called in a transaction of the system, by the desk that has checked who it is. */
  Opened open(UUID account, Ref post, Visitor visitor, @Nullable SignOn signOn) {
    accounts.lock(account);
    Instant now = clock.instant();
    List<SessionStore.Session> live = store.live(account, now, now.minus(settings.idle()));
    live.stream()
        .limit(Math.max(0, live.size() - settings.most() + 1))
        .forEach(oldest -> store.end(account, oldest.id(), SessionStore.End.TOO_MANY, now));
    store.forget(account, now.minus(REMEMBERED));
    accounts.signedIn(account, post, now);
    recent.clear();
    return add(
        "session.open",
        new SessionStore.Session(
            Ids.next(),
            account,
            post,
            visitor.network(),
            visitor.device(),
            now,
            now,
            now.plus(settings.absolute()),
            signOn));
  }

  /** Empty when the token is unknown, idle, old, ended, disabled, or the post is no longer held. */
  Optional<Recognised> recognise(String token) {
    byte[] hash = Tokens.digest(token);
    return recent.get(hash, () -> Acting.asSystem(() -> transaction.execute(status -> find(hash))));
  }

  /** The same session continues under another post of the same person, with a new token and the old end. */
  Opened switchPost(Recognised session, Ref post) {
    Opened opened =
        Acting.asSystem(
            () ->
                transaction.execute(
                    status -> {
                      if (actors.find(session.actor().accountId(), post).isEmpty()) {
                        throw Refusal.notFound("该岗位");
                      }
                      return goOn(session, post, "session.post", SessionStore.End.POST_SWITCHED);
                    }));
    recent.clear();
    return opened;
  }

  /**
   * The same session for one request under another post of the same person; empty where he does not act under it today.
   * A phone sends in what was written under several posts, and must not lose its session when an answer is lost.
   *
   * @param handsIn whether the request only brings what was done, for which a team has some days more
   */
  Optional<Recognised> under(Recognised session, Ref post, boolean handsIn) {
    UUID person = session.actor().accountId();
    return session.post().equals(post) && !handsIn
        ? Optional.of(session)
        : Acting.asSystem(
            () ->
                transaction.execute(
                    status ->
                        accounts
                            .find(person)
                            .map(AccountStore.Known::account)
                            .flatMap(
                                known ->
                                    (handsIn ? actors.presentToHandIn(person, post) : actors.present(person, post))
                                        .map(
                                            who ->
                                                recognised(
                                                    session.sessionId(), post, session.bySignOn(), known, who)))));
  }

  /**
   * The same session under a new token. Requests already on their way with the old one are still answered for as long
   * as it is remembered. To be called in a transaction of the system.
   */
  Opened renew(Recognised session) {
    return goOn(session, session.post(), "session.step_up", SessionStore.End.STEP_UP);
  }

  private Opened goOn(Recognised session, Ref post, String act, SessionStore.End why) {
    UUID account = session.actor().accountId();
    accounts.lock(account);
    Instant now = clock.instant();
    SessionStore.Session old = requireLive(account, session.sessionId(), now);
    store.end(account, old.id(), why, now);
    accounts.signedIn(account, post, now);
    return add(
        act,
        new SessionStore.Session(
            Ids.next(), account, post, old.network(), old.device(), old.openedAt(), now, old.endsAt(), old.signOn()));
  }

  List<SessionStore.Session> liveOf(UUID account) {
    Instant now = clock.instant();
    return Acting.asSystem(
        () -> transaction.execute(status -> store.live(account, now, now.minus(settings.idle()))));
  }

  void end(UUID account, UUID session, SessionStore.End why) {
    Acting.asSystem(
        () ->
            transaction.execute(
                status -> {
                  Instant now = clock.instant();
                  int district = requireLive(account, session, now).post().districtId();
                  audit.record(district, "session.end", "session " + session, Map.of("why", why));
                  return store.end(account, session, why, now);
                }));
    recent.clear();
  }

  /** What a session may has changed; here it is felt at once, elsewhere within a second. */
  void changed() {
    recent.clear();
  }

  /** The identity server ended its session, or all of this person; in a transaction of the system. */
  int endSignedOn(UUID account, @Nullable String sid) {
    int ended = store.endSignedOn(account, sid, clock.instant());
    recent.clear();
    return ended;
  }

  List<UUID> accountsOf(String sid) {
    return store.accountsOf(sid);
  }

  /** In the transaction of the change that makes them end. */
  void endAll(UUID account, SessionStore.End why) {
    store.endAll(account, why, clock.instant());
    recent.clear();
  }

  private Optional<Recognised> find(byte[] hash) {
    Instant now = clock.instant();
    Optional<SessionStore.Session> session = store.findLive(hash, now, now.minus(settings.idle()));
    Optional<Recognised> recognised = session.flatMap(s -> recognised(s, now));
    session
        .filter(s -> recognised.isPresent() && s.seenAt().plus(SEEN_STEP).isBefore(now))
        .ifPresent(s -> store.seen(hash, now));
    return recognised;
  }

  private Optional<Recognised> recognised(SessionStore.Session session, Instant now) {
    Optional<Account> account =
        accounts.find(session.accountId()).map(AccountStore.Known::account).filter(a -> a.disabledAt() == null);
    return account.flatMap(
        known ->
            actors
                .present(known.id(), session.post())
                .filter(
                    who -> session.seenAt().plus(settings.idleOf(who.actor().role())).isAfter(now))
                .map(who -> recognised(session.id(), session.post(), session.signOn() != null, known, who)));
  }

  private Recognised recognised(
      UUID session, Ref post, boolean bySignOn, Account known, Actors.Presence who) {
    Actor actor = who.actor();
    return new Recognised(
        session,
        post,
        who.lent(),
        who.emergency(),
        known.secondFactor(),
        known.initialUntil() != null && !bySignOn,
        bySignOn ? null : password.due(known.passwordSetAt(), actor.role()),
        !known.secondFactor() && secondFactor.requiredOf(actor.role()),
        bySignOn,
        actor);
  }

  private Opened add(String act, SessionStore.Session session) {
    String token = Tokens.next();
    store.add(Tokens.digest(token), session);
    Recognised recognised = recognised(session, clock.instant()).orElseThrow();
    audit.recordBy(
        session.post().districtId(),
        recognised.actor(),
        act,
        "session " + session.id(),
        session.network(),
        details(session));
    return new Opened(token, recognised);
  }

  private static Map<String, String> details(SessionStore.Session session) {
    return session.signOn() == null
        ? Map.of("device", session.device())
        : Map.of("device", session.device(), "way", "single-sign-on");
  }

  private SessionStore.Session requireLive(UUID account, UUID id, Instant now) {
    return store.live(account, now, now.minus(settings.idle())).stream()
        .filter(session -> session.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("该登录"));
  }
}
