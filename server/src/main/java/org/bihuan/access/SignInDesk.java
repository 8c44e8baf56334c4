package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.organisation.Holding;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets people in.
 *
 * <p>Whoever does not get in learns nothing: a name nobody has, a disabled account and a wrong password answer alike
 * and take the same time.
 */
@Service
class SignInDesk {

  static final Duration TICKET_LIFE = Duration.ofMinutes(5);

  /** How far somebody has come who gave the right password. */
  sealed interface Entry {}

  /** @param mark what his browser carries from now on */
  record Entered(SessionDesk.Opened opened, String mark) implements Entry {}

  /** The code of the second factor is still to come. */
  record AwaitingCode(String ticket, Instant until) implements Entry {}

  private final AccountStore accounts;
  private final TicketStore tickets;
  private final SessionDesk sessions;
  private final Actors actors;
  private final Passwords passwords;
  private final OwnerProof proof;
  private final Guesses guesses;
  private final FamiliarStore familiar;
  private final TransactionOperations transaction;
  private final Clock clock;

  SignInDesk(
      AccountStore accounts,
      TicketStore tickets,
      SessionDesk sessions,
      Actors actors,
      Passwords passwords,
      OwnerProof proof,
      Guesses guesses,
      FamiliarStore familiar,
      TransactionOperations transaction,
      Clock clock) {
    this.accounts = accounts;
    this.tickets = tickets;
    this.sessions = sessions;
    this.actors = actors;
    this.passwords = passwords;
    this.proof = proof;
    this.guesses = guesses;
    this.familiar = familiar;
    this.transaction = transaction;
    this.clock = clock;
  }

  Entry signIn(String loginTyped, String password, Visitor visitor) {
    String login = loginTyped.strip().toLowerCase(Locale.ROOT);
    return Acting.asSystem(
        () -> {
          Account account = checked(login, password, visitor).orElseThrow(SignInDesk::refused);
          return transaction.execute(status -> enter(account, visitor));
        });
  }

  /** The second step; the ticket stands for the right password and dies after five minutes or with its use. */
  Entered enterCode(String ticket, String code, Visitor visitor) {
    byte[] hash = Tokens.digest(ticket);
    return Acting.asSystem(
        () -> {
          UUID id =
              transaction
                  .execute(status -> tickets.find(hash, clock.instant()))
                  .orElseThrow(SignInDesk::ticketOver);
          if (!proof.codeFits(id, code, visitor)) {
            throw codeRefused();
          }
          return transaction.execute(
              status -> {
                Account account =
                    accounts
                        .find(id)
                        .map(AccountStore.Known::account)
                        .filter(this::mayEnter)
                        .orElseThrow(SignInDesk::ticketOver);
                if (!tickets.use(hash)) {
                  throw ticketOver();
                }
                return open(account, visitor);
              });
        });
  }

  private Optional<Account> checked(String login, String password, Visitor visitor) {
    byte[] name = Tokens.digest(login);
    guesses.count(name, visitor);
    Optional<AccountStore.Known> known =
        AccountRules.isLogin(login) ? transaction.execute(status -> accounts.find(login)) : Optional.empty();
    boolean right = passwords.matches(password, known.map(AccountStore.Known::hash).orElse(null));
    if (right && mayEnter(known.orElseThrow().account())) {
      guesses.right(name, visitor);
      return known.map(AccountStore.Known::account);
    }
    guesses.wrong(name, visitor, "sign-in-failed");
    return Optional.empty();
  }

  private boolean mayEnter(Account account) {
    Instant initialUntil = account.initialUntil();
    return account.disabledAt() == null && (initialUntil == null || clock.instant().isBefore(initialUntil));
  }

  private Entry enter(Account account, Visitor visitor) {
    if (!account.secondFactor()) {
      return open(account, visitor);
    }
    String ticket = Tokens.next();
    Instant until = clock.instant().plus(TICKET_LIFE);
    tickets.add(Tokens.digest(ticket), account.id(), until, clock.instant());
    return new AwaitingCode(ticket, until);
  }

  private Entered open(Account account, Visitor visitor) {
    List<Holding> held = actors.heldToday(account.id());
    if (held.isEmpty()) {
      throw Refusal.forbidden("no-post", "您的账号还没有岗位，不能办理任何事项", "请联系安全管理员为您任命岗位");
    }
    Ref last = account.lastPost();
    Ref post =
        held.stream()
            .map(h -> h.post().ref())
            .filter(ref -> ref.equals(last))
            .findFirst()
            .orElse(held.getFirst().post().ref());
    String mark = familiar.welcome(List.of(Tokens.digest(account.login()), OwnerProof.codeName(account.id())), visitor);
    return new Entered(sessions.open(account.id(), post, visitor), mark);
  }

  private static Refusal refused() {
    return new Refusal(401, "sign-in-failed", "没有登录成功", "用户名或密码不正确，或者账号不可用", "请核对后重试；连续 5 次失败将暂停 15 分钟", List.of());
  }

  private static Refusal codeRefused() {
    return new Refusal(
        401, "code-refused", "没有登录成功", "验证码不对，或者已经用过", "请等手机上出现下一个验证码再填写；手机不在身边可用恢复码", List.of());
  }

  private static Refusal ticketOver() {
    return new Refusal(
        401, "ticket-over", "没有登录成功", "输入密码后已超过 5 分钟，或者这一步已经完成", "请重新输入用户名和密码", List.of());
  }
}
