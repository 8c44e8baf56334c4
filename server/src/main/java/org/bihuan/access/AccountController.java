package org.bihuan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.organisation.Holding;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Creates;
import org.bihuan.platform.Ids;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.bihuan.platform.Role;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The system administrator's desk: accounts without rights. */
@Tag(name = "账号")
@RestController
@RequestMapping("/api")
class AccountController {

  /** @param renewalRefused why its password is not for this administrator to renew, where one would look for it */
  record AccountView(
      UUID id,
      String login,
      String name,
      Instant openedAt,
      @Nullable Instant signedInAt,
      @Nullable Instant initialUntil,
      @Nullable Instant disabledAt,
      boolean secondFactor,
      @Nullable String signOnSubject,
      List<AccountAct> can,
      @Nullable String renewalRefused) {

    static AccountView of(Account account, AccountActs.Offered offered) {
      return new AccountView(
          account.id(),
          account.login(),
          account.personName(),
          account.openedAt(),
          account.signedInAt(),
          account.initialUntil(),
          account.disabledAt(),
          account.secondFactor(),
          account.signOnSubject(),
          offered.can(),
          offered.renewalRefused());
    }
  }

  /**
   * @param disablesAt when it will be disabled unless it is used
   * @param posts those of today; without one its owner can do nothing
   */
  record ListedAccount(AccountView account, @Nullable Instant disablesAt, List<AccountStore.HeldPost> posts) {}

  record AccountPage(List<ListedAccount> items, @Nullable String next) {}

  /** @param initialPassword null where nothing was opened because it had been before; it is shown only once */
  record OpenedView(AccountView account, @Nullable String initialPassword, @Nullable Instant initialUntil) {

    static OpenedView of(Accounts.OpenedAccount opened, AccountActs.Offered offered) {
      return new OpenedView(AccountView.of(opened.account(), offered), opened.initialPassword(), opened.initialUntil());
    }
  }

  /** @param newPersonName enters a person who is not known yet under {@code personId} */
  record NewAccount(UUID personId, @Nullable String newPersonName, String login) {}

  record Disabling(boolean disabled) {}

  /** @param subject as the identity server names the person */
  record Subject(String subject) {}

  record DemoAccount(String login, String password, Role role, String who) {}

  private final Accounts accounts;
  private final Actors actors;
  private final AccountActs acts;
  private final AccessSettings settings;
  private final SignOnDesk signOn;

  AccountController(
      Accounts accounts, Actors actors, AccountActs acts, AccessSettings settings, SignOnDesk signOn) {
    this.signOn = signOn;
    this.accounts = accounts;
    this.actors = actors;
    this.acts = acts;
    this.settings = settings;
  }

  @Operation(summary = "按登录名列出账号")
  @GetMapping("/accounts")
  @Requires("user.account.create_disable")
  AccountPage list(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(required = false) AccountStore.@Nullable Concern concern,
      Actor actor) {
    acts.mustAdminister(actor);
    List<ListedAccount> items =
        accounts.list(after, accounts.tierOf(actor), concern).stream()
            .map(a -> new ListedAccount(view(actor, a.account()), accounts.disablesAt(a.account()), a.posts()))
            .toList();
    return new AccountPage(items, items.size() < Accounts.PAGE ? null : items.getLast().account().login());
  }

  @Operation(summary = "开立账号，初始密码只显示这一次")
  @PostMapping("/accounts")
  @Creates
  @Requires("user.account.create_disable")
  ResponseEntity<OpenedView> open(@RequestBody NewAccount account, StepUp stepUp, Actor actor) {
    acts.mustAdminister(actor);
    Accounts.OpenedAccount opened =
        accounts.open(
            personId(account),
            account.newPersonName(),
            account.login(),
            actor.personName(),
            accounts.tierOf(actor),
            stepUp);
    return ResponseEntity.status(opened.initialPassword() == null ? 200 : 201).body(opened(actor, opened));
  }

  @Operation(summary = "停用或恢复账号")
  @PutMapping("/accounts/{id}/disabled")
  @Requires("user.account.create_disable")
  AccountView disable(@PathVariable UUID id, @RequestBody Disabling disabling, StepUp stepUp, Actor actor) {
    acts.mustAdminister(actor);
    accounts.mustBeInTier(id, accounts.tierOf(actor));
    return view(actor, accounts.setDisabled(id, disabling.disabled(), actor, stepUp));
  }

  @Operation(summary = "重发初始密码")
  @PostMapping("/accounts/{id}/initial-password")
  @Requires("user.account.create_disable")
  OpenedView renewPassword(@PathVariable UUID id, StepUp stepUp, Actor actor) {
    acts.mustAdminister(actor);
    accounts.mustBeInTier(id, accounts.tierOf(actor));
    stepUp.mustBeRecent("重发初始密码");
    return opened(actor, accounts.renewPassword(id, actor));
  }

  @Operation(summary = "演示城市公布的账号")
  @GetMapping("/demo/accounts")
  @OpenToAll(why = "the accounts of the demonstration city are published; elsewhere this address does not exist")
  List<DemoAccount> demonstration() {
    String password = settings.demonstrationPassword();
    if (!settings.demonstration() || password == null) {
      throw Refusal.notFound("演示账号");
    }
    return accounts.demonstration().stream().flatMap(account -> described(account, password).stream()).toList();
  }

  private Optional<DemoAccount> described(Account account, String password) {
    return actors.postsToday(account.id()).stream()
        .findFirst()
        .map(Holding::post)
        .map(
            post ->
                new DemoAccount(
                    account.login(),
                    password,
                    post.role(),
                    post.nodeName() + " " + post.title() + " " + account.personName()));
  }

  private static UUID personId(NewAccount account) {
    return account.newPersonName() == null ? account.personId() : Ids.ofClient("personId", account.personId());
  }

  @Operation(summary = "登记账号在统一身份认证中的编号")
  @PutMapping("/accounts/{id}/single-sign-on")
  @Requires("user.account.create_disable")
  AccountView link(@PathVariable UUID id, @RequestBody Subject subject, StepUp stepUp, Actor actor) {
    acts.mustAdminister(actor);
    accounts.mustBeInTier(id, accounts.tierOf(actor));
    stepUp.mustBeRecent("登记统一身份认证编号");
    return view(actor, signOn.link(id, subject.subject(), actor));
  }

  @Operation(summary = "取消账号的统一身份认证")
  @DeleteMapping("/accounts/{id}/single-sign-on")
  @Requires("user.account.create_disable")
  AccountView unlink(@PathVariable UUID id, StepUp stepUp, Actor actor) {
    acts.mustAdminister(actor);
    accounts.mustBeInTier(id, accounts.tierOf(actor));
    stepUp.mustBeRecent("取消统一身份认证");
    return view(actor, signOn.unlink(id, actor));
  }

  private AccountView view(Actor actor, Account account) {
    return AccountView.of(account, acts.of(actor, account));
  }

  private OpenedView opened(Actor actor, Accounts.OpenedAccount opened) {
    return OpenedView.of(opened, acts.of(actor, opened.account()));
  }
}
