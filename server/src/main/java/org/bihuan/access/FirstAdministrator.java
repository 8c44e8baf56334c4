package org.bihuan.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.organisation.Node;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Post;
import org.bihuan.organisation.PostRegister;
import org.bihuan.platform.Acting;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Role;
import org.bihuan.platform.StepUp;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How a new installation gets its first two people without any default password: a random code, printed once at start
 * while there is no account at all, dies after use or an hour and is renewed at the next start.
 *
 * <p>Two people at once, because the system administrator opens accounts without rights and only the security
 * administrator gives rights; one person may not be both.
 */
@Service
class FirstAdministrator {

  static final Duration LIFE = Duration.ofHours(1);

  /** The two people who start; the first chooses his password here, the second receives a first password to change. */
  record Setup(
      String code,
      String city,
      String login,
      String name,
      String password,
      String securityLogin,
      String securityName) {}

  private final SetupStore store;
  private final Accounts accounts;
  private final PasswordChoice choice;
  private final OrganisationRegister organisation;
  private final PostRegister posts;
  private final TransactionOperations transaction;
  private final Clock clock;

  FirstAdministrator(
      SetupStore store,
      Accounts accounts,
      PasswordChoice choice,
      OrganisationRegister organisation,
      PostRegister posts,
      TransactionOperations transaction,
      Clock clock) {
    this.store = store;
    this.accounts = accounts;
    this.choice = choice;
    this.organisation = organisation;
    this.posts = posts;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A new code, or nothing where somebody has an account already. */
  Optional<String> newCode() {
    if (accounts.any()) {
      return Optional.empty();
    }
    String code = Tokens.legible();
    Acting.asSystem(
        () ->
            transaction.execute(
                status -> {
                  store.put(Tokens.digest(code), clock.instant().plus(LIFE));
                  return true;
                }));
    return Optional.of(code);
  }

  /** All of it or nothing: the code stays good when something was typed wrong. */
  Accounts.OpenedAccount setUp(Setup setup) {
    if (accounts.any()) {
      throw Refusal.notFound("所请求的内容");
    }
    String login = AccountRules.login("login", setup.login());
    if (login.equals(AccountRules.login("securityLogin", setup.securityLogin()))) {
      throw Refusal.invalid("securityLogin", "两名管理员的登录名相同", "系统管理员和安全管理员须由两人分任，请换一个登录名");
    }
    PasswordHash hash = choice.first("password", setup.password(), login, setup.name(), setup.city());
    return Acting.asSystem(() -> transaction.execute(status -> begin(setup, hash)));
  }

  private Accounts.OpenedAccount begin(Setup setup, PasswordHash hash) {
    if (!store.use(Tokens.digest(setup.code().strip()), clock.instant())) {
      throw Refusal.forbidden("wrong-code", "一次性代码不对、已用过或已超过一小时", "请重新启动服务，使用启动时新给出的代码");
    }
    Node city = organisation.foundCityWithDistricts(setup.city());
    UUID first = appoint(city, Role.SYSTEM_ADMIN, setup.name());
    accounts.open(first, setup.login(), hash, "首次启用");
    UUID second = appoint(city, Role.SECURITY_ADMIN, setup.securityName());
    Instant now = clock.instant();
    return accounts.open(second, null, setup.securityLogin(), "首次启用", null, new StepUp(now, now));
  }

  private UUID appoint(Node city, Role role, String name) {
    UUID person = Ids.next();
    Post post = posts.open(new PostRegister.NewPost(Ids.next(), city.id(), role.title(), role));
    posts.appoint(
        new PostRegister.Appointment(Ids.next(), post.ref(), person, name, BeijingTime.today(clock)));
    return person;
  }
}
