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
import org.jspecify.annotations.Nullable;
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
          return transaction.execute(status -> enter(account, visitor, null));
        });
  }

  /** For somebody the identity server vouches for: that replaces the password, and nothing else. */
  Entry signIn(Account account, SignOn signOn, Visitor visitor) {
    return Acting.asSystem(() -> transaction.execute(status -> enter(account, visitor, signOn)));
  }

  /**
   * Password and code at once, for whoever is kept out by the guesses of others. Only together they are right, and
   * nothing tells which of the two was not.
   */
  Entered signIn(String loginTyped, String password, String code, Visitor visitor) {
    String login = loginTyped.strip().toLowerCase(Locale.ROOT);
    byte[] name = Tokens.digest(login);
    return Acting.asSystem(
        () -> {
          guesses.countUnderLock(name, visitor);
          Account account =
              withPassword(login, password)
                  .filter(Account::secondFactor)
                  .filter(known -> proof.codeFitsUntold(known.id(), code, visitor))
                  .orElse(null);
          if (account == null) {
            guesses.wrong(name, visitor, "sign-in-failed", null);
            throw bothRefused();
          }
          guesses.right(name, visitor);
          return transaction.execute(status -> open(account, visitor, null));
        });
  }

  /** The second step; the ticket stands for the right password and dies after five minutes or with its use. */
  Entered enterCode(String ticket, String code, Visitor visitor) {
    byte[] hash = Tokens.digest(ticket);
    return Acting.asSystem(
        () -> {
          TicketStore.Ticket owed =
              transaction
                  .execute(status -> tickets.find(hash, clock.instant()))
                  .orElseThrow(SignInDesk::ticketOver);
          UUID id = owed.account();
          if (!proof.codeFits(id, code, visitor)) {
            throw codeRefused();
          }
          return transaction.execute(
              status -> {
                Account account =
                    accounts
                        .find(id)
                        .map(AccountStore.Known::account)
                        .filter(known -> owed.signOn() == null ? mayEnter(known) : known.disabledAt() == null)
                        .orElseThrow(SignInDesk::ticketOver);
                if (!tickets.use(hash)) {
                  throw ticketOver();
                }
                return open(account, visitor, owed.signOn());
              });
        });
  }

  private Optional<Account> checked(String login, String password, Visitor visitor) {
    byte[] name = Tokens.digest(login);
    Refusal locked = guesses.count(name, visitor).orElse(null);
    if (locked != null) {
      return Optional.of(withFirstPassword(login, password, visitor).orElseThrow(() -> locked));
    }
    Optional<Account> account = withPassword(login, password);
    if (account.isPresent()) {
      guesses.right(name, visitor);
    } else {
      guesses.wrong(name, visitor, "sign-in-failed", null);
    }
    return account;
  }

  /**
   * A first password is drawn by us, far too long to be guessed, so no lock need stand before it: the system
   * administrator lets in whom the guesses of others keep out (decision 0174).
   */
  private Optional<Account> withFirstPassword(String login, String password, Visitor visitor) {
    byte[] name = Tokens.digest(login);
    guesses.countUnderLock(name, visitor);
    Optional<Account> account = withPassword(login, password).filter(known -> known.initialUntil() != null);
    account.ifPresent(known -> guesses.right(name, visitor));
    return account;
  }

  /** Who has this name and this password and may enter; takes the same time whether there is one or not. */
  private Optional<Account> withPassword(String login, String password) {
    Optional<AccountStore.Known> known =
        AccountRules.isLogin(login) ? transaction.execute(status -> accounts.find(login)) : Optional.empty();
    boolean right = passwords.matches(password, known.map(AccountStore.Known::hash).orElse(null));
    return known.map(AccountStore.Known::account).filter(account -> right && mayEnter(account));
  }

  private boolean mayEnter(Account account) {
    Instant initialUntil = account.initialUntil();
    return account.disabledAt() == null && (initialUntil == null || clock.instant().isBefore(initialUntil));
  }

  private Entry enter(Account account, Visitor visitor, @Nullable SignOn signOn) {
    if (!account.secondFactor()) {
      return open(account, visitor, signOn);
    }
    String ticket = Tokens.next();
    Instant until = clock.instant().plus(TICKET_LIFE);
    tickets.add(Tokens.digest(ticket), new TicketStore.Ticket(account.id(), signOn), until, clock.instant());
    return new AwaitingCode(ticket, until);
  }

  private Entered open(Account account, Visitor visitor, @Nullable SignOn signOn) {
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
    return new Entered(sessions.open(account.id(), post, visitor, signOn), mark);
  }

  private static Refusal refused() {
    return new Refusal(401, "sign-in-failed", "没有登录成功", "登录名或密码不正确，或者账号不可用", "请核对后重试；连续 5 次失败将暂停 15 分钟", List.of());
  }

  private static Refusal bothRefused() {
    return new Refusal(
        401, "sign-in-failed", "没有登录成功", "登录名、密码或验证码不正确，账号不可用，或者没有设置双因素", "请等手机上出现下一个验证码，三项都核对后重试",
        List.of());
  }

  private static Refusal codeRefused() {
    return new Refusal(
        401, "code-refused", "没有登录成功", "验证码不对，或者已经用过", "请等手机上出现下一个验证码再填写；手机不在身边可用恢复码", List.of());
  }

  private static Refusal ticketOver() {
    return new Refusal(
        401, "ticket-over", "没有登录成功", "输入密码后已超过 5 分钟，或者这一步已经完成", "请重新输入登录名和密码", List.of());
  }
}
