package org.bihuan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bihuan.organisation.Holding;
import org.bihuan.organisation.NodeKind;
import org.bihuan.organisation.Post;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Beginnings;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.ReadOnlyMode;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.bihuan.platform.Scope;
import org.bihuan.platform.WhileReadOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, the post acted under, and one's own sessions. */
@Tag(name = "登录")
@RestController
@RequestMapping("/api")
class SessionController {

  /** Why the steps of the door serve while nothing else may be written. */
  static final String COMES_IN = "somebody has to come in to put it right";

  private static final String CLOSED = "系统暂停登记和办理，登录后可以查看";

  /** @param code of the second factor at once, by whoever is kept out otherwise because others guess at his name */
  record SignIn(String login, String password, @Nullable String code) {

    Optional<String> codeGiven() {
      return Optional.ofNullable(code).filter(typed -> !typed.isBlank());
    }
  }

  record PostChoice(Ref postId) {}

  record PasswordChange(String current, String password) {}

  record PersonView(UUID id, String name) {}

  /** @param ofTeam whether it is that of an inspection team, by a temporary grant */
  record PostView(
      Ref id,
      String title,
      Role role,
      String roleTitle,
      UUID nodeId,
      String nodeName,
      NodeKind nodeKind,
      @Nullable Ref unit,
      boolean ofTeam) {

    static PostView of(Post post, boolean ofTeam) {
      return new PostView(
          post.ref(),
          post.title(),
          post.role(),
          post.role().title(),
          post.nodeId(),
          post.nodeName(),
          post.nodeKind(),
          post.unit(),
          ofTeam);
    }
  }

  record ScopeView(String kind, List<Integer> districts, List<Ref> units) {
    static ScopeView of(Scope scope) {
      return switch (scope) {
        case Scope.City c -> new ScopeView("CITY", List.of(), List.of());
        case Scope.Districts d -> new ScopeView("DISTRICT", d.ids().stream().sorted().toList(), List.of());
        case Scope.Units u ->
            new ScopeView(
                "UNIT",
                List.of(u.districtId()),
                u.unitIds().stream().sorted().map(id -> new Ref(u.districtId(), id)).toList());
        case Scope.System s -> new ScopeView("NOTHING", List.of(), List.of());
        case Scope.Nothing n -> new ScopeView("NOTHING", List.of(), List.of());
      };
    }
  }

  /**
   * @param can what he may begin under this post; what may be done with a thing, the thing itself tells
   * @param onMission whether the post acted under is that of an inspection team, by a temporary grant
   * @param bySignOn whether it began at the identity server
   * @param signOutAddress where the browser goes to sign out there too
   * @param singleSignOn what the identity server is called; null where the site has none
   */
  record SessionView(
      boolean signedIn,
      @Nullable UUID id,
      @Nullable PersonView person,
      @Nullable PostView post,
      List<PostView> posts,
      @Nullable ScopeView scope,
      List<String> permissions,
      Map<String, Set<Grant.Kind>> grants,
      List<String> can,
      boolean mustChangePassword,
      @Nullable Instant passwordDue,
      boolean secondFactor,
      boolean mustSetUpSecondFactor,
      boolean onMission,
      boolean bySignOn,
      @Nullable String signOutAddress,
      @Nullable String singleSignOn,
      @Nullable CodeStep codeStep,
      @Nullable LookingOnly lookingOnly,
      boolean setupNeeded,
      boolean demo,
      Instant serverTime) {}

  /** Why nothing may be written at the moment, told before somebody fills in a form; the reasons to those signed in. */
  record LookingOnly(String code, String why, @Nullable String remedy) {}

  /** @param ticket goes back with the code */
  record CodeStep(String ticket, Instant until) {}

  record CodeEntry(String ticket, String code) {}

  /** Whoever has a second factor proves himself by it, everybody else by his password. */
  record Proof(@Nullable String password, @Nullable String code) {}

  /** @param can END: what is listed is alive and one's own, which is all that ending asks */
  record OwnSession(
      UUID id, String network, String device, Instant openedAt, Instant seenAt, boolean current, List<String> can) {}

  private final SignInDesk door;
  private final SessionDesk sessions;
  private final StepUpDesk stepUp;
  private final SignOnDesk signOn;
  private final Accounts accounts;
  private final Actors actors;
  private final Permissions permissions;
  private final List<Beginnings> beginnings;
  private final Cookies cookies;
  private final CrossSiteTokens csrfTokens;
  private final AccessSettings settings;
  private final ReadOnlyMode readOnly;
  private final Clock clock;

  SessionController(
      SignInDesk door,
      SessionDesk sessions,
      StepUpDesk stepUp,
      SignOnDesk signOn,
      Accounts accounts,
      Actors actors,
      Permissions permissions,
      List<Beginnings> beginnings,
      Cookies cookies,
      CrossSiteTokens csrfTokens,
      AccessSettings settings,
      ReadOnlyMode readOnly,
      Clock clock) {
    this.door = door;
    this.sessions = sessions;
    this.stepUp = stepUp;
    this.signOn = signOn;
    this.accounts = accounts;
    this.actors = actors;
    this.permissions = permissions;
    this.beginnings = beginnings;
    this.cookies = cookies;
    this.csrfTokens = csrfTokens;
    this.settings = settings;
    this.readOnly = readOnly;
    this.clock = clock;
  }

  @Operation(summary = "当前登录状态与跨站令牌")
  @GetMapping("/session")
  @OpenToAll(why = "tells a browser whether it is signed in and gives it the cross-site token")
  SessionView session(HttpServletRequest request, CsrfToken csrf) {
    csrf.getToken();
    return SessionFilter.of(request).flatMap(this::seen).orElseGet(() -> nobody(null));
  }

  @Operation(summary = "登录")
  @PostMapping("/session")
  @WhileReadOnly(why = COMES_IN)
  @OpenToAll(why = "the door itself")
  ResponseEntity<SessionView> signIn(
      @RequestBody SignIn typed, HttpServletRequest request, HttpServletResponse response) {
    Visitor visitor = cookies.visitor(request);
    SignInDesk.Entry entry =
        typed.codeGiven().isPresent()
            ? door.signIn(typed.login(), typed.password(), typed.codeGiven().get(), visitor)
            : door.signIn(typed.login(), typed.password(), visitor);
    return switch (entry) {
      case SignInDesk.Entered in -> ResponseEntity.ok(entered(in, response));
      case SignInDesk.AwaitingCode owed ->
          ResponseEntity.accepted().body(nobody(new CodeStep(owed.ticket(), owed.until())));
    };
  }

  @Operation(summary = "登录第二步：动态验证码或恢复码")
  @PostMapping("/session/code")
  @WhileReadOnly(why = COMES_IN)
  @OpenToAll(why = "the door itself; the ticket stands for the right password")
  SessionView enterCode(@RequestBody CodeEntry entry, HttpServletRequest request, HttpServletResponse response) {
    return entered(door.enterCode(entry.ticket(), entry.code(), cookies.visitor(request)), response);
  }

  @Operation(summary = "退出登录")
  @DeleteMapping("/session")
  @WhileReadOnly(why = COMES_IN)
  @OpenToAll(why = "leaving needs no permission, and works when the session is over already")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    SessionFilter.of(request)
        .ifPresent(own -> sessions.end(own.actor().accountId(), own.sessionId(), SessionStore.End.SIGNED_OUT));
    leave(response);
  }

  @Operation(summary = "选择以哪个岗位办事")
  @PutMapping("/session/post")
  @WhileReadOnly(why = COMES_IN)
  @OpenToAll(why = "everybody chooses among his own posts", signedIn = true)
  SessionView actUnder(@RequestBody PostChoice choice, HttpServletRequest request, HttpServletResponse response) {
    SessionDesk.Recognised own = SessionFilter.of(request).orElseThrow();
    return entered(sessions.switchPost(own, choice.postId()), response);
  }

  @Operation(summary = "重要操作前再次确认是本人")
  @PostMapping("/session/step-up")
  @WhileReadOnly(why = COMES_IN)
  @OpenToAll(why = "everybody proves who he is for himself", signedIn = true)
  SessionView stepUp(@RequestBody Proof proof, HttpServletRequest request, HttpServletResponse response) {
    SessionDesk.Recognised own = SessionFilter.of(request).orElseThrow();
    return entered(stepUp.prove(own, proof.password(), proof.code(), cookies.visitor(request)), response);
  }

  @Operation(summary = "我在哪些设备上登录")
  @GetMapping("/sessions")
  @OpenToAll(why = "everybody sees where he is signed in", signedIn = true)
  List<OwnSession> ownSessions(Actor actor, HttpServletRequest request) {
    UUID current = SessionFilter.of(request).orElseThrow().sessionId();
    return sessions.liveOf(actor.accountId()).stream()
        .map(
            s ->
                new OwnSession(
                    s.id(), s.network(), s.device(), s.openedAt(), s.seenAt(), s.id().equals(current), List.of("END")))
        .toList();
  }

  @Operation(summary = "结束我的一处登录")
  @DeleteMapping("/sessions/{id}")
  @OpenToAll(why = "everybody ends his own sessions", signedIn = true)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable UUID id, Actor actor) {
    sessions.end(actor.accountId(), id, SessionStore.End.OWNER);
  }

  @Operation(summary = "修改我的密码")
  @PutMapping("/account/password")
  @WhileReadOnly(why = COMES_IN)
  @OpenToAll(why = "everybody changes his own password", signedIn = true)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(
      @RequestBody PasswordChange change, Actor actor, HttpServletRequest request, HttpServletResponse response) {
    accounts.changePassword(actor.accountId(), change.current(), change.password(), cookies.visitor(request));
    leave(response);
  }

  private SessionView entered(SignInDesk.Entered in, HttpServletResponse response) {
    cookies.giveMark(response, in.mark());
    return entered(in.opened(), response);
  }

  private SessionView entered(SessionDesk.Opened opened, HttpServletResponse response) {
    cookies.give(response, opened.token());
    csrfTokens.renew(response, opened.token());
    return view(opened.recognised());
  }

  private void leave(HttpServletResponse response) {
    cookies.take(response);
    csrfTokens.renew(response, "");
  }

  private SessionView view(SessionDesk.Recognised recognised) {
    return seen(recognised).orElseThrow(PermissionCheck::notSignedIn);
  }

  /** Empty once the post of the session is no longer held: for a moment a session is still known that has just ended. */
  private Optional<SessionView> seen(SessionDesk.Recognised recognised) {
    Actor actor = recognised.actor();
    Set<Ref> ofTeams = actors.teamPostsToday(actor.personId());
    List<PostView> held =
        actors.postsToday(actor.personId()).stream()
            .map(Holding::post)
            .map(post -> PostView.of(post, ofTeams.contains(post.ref())))
            .toList();
    return held.stream()
        .filter(p -> p.id().equals(recognised.post()))
        .findFirst()
        .map(post -> view(recognised, actor, post, held));
  }

  private SessionView view(SessionDesk.Recognised recognised, Actor actor, PostView post, List<PostView> held) {
    return new SessionView(
        true,
        recognised.sessionId(),
        new PersonView(actor.personId(), actor.personName()),
        post,
        held,
        ScopeView.of(actor.scope()),
        permissions.of(actor),
        permissions.grants(actor),
        mayBegin(recognised),
        recognised.mustChangePassword(clock.instant()),
        recognised.passwordDue(),
        recognised.secondFactor(),
        recognised.mustSetUpSecondFactor(),
        actor.team() != null,
        recognised.bySignOn(),
        recognised.bySignOn() ? signOn.signOutAddress() : null,
        signOn.name(),
        null,
        readOnly.reason().map(said -> new LookingOnly(said.code(), said.why(), said.remedy())).orElse(null),
        false,
        settings.demonstration(),
        clock.instant());
  }

  /** Nothing before the password and the second factor are in order: until then every other door is closed. */
  private List<String> mayBegin(SessionDesk.Recognised recognised) {
    if (recognised.mustChangePassword(clock.instant()) || recognised.mustSetUpSecondFactor()) {
      return List.of();
    }
    return beginnings.stream().flatMap(module -> module.openTo(recognised.actor()).stream()).sorted().toList();
  }

  private SessionView nobody(@Nullable CodeStep step) {
    return new SessionView(
        false,
        null,
        null,
        null,
        List.of(),
        null,
        List.of(),
        Map.of(),
        List.of(),
        false,
        null,
        false,
        false,
        false,
        false,
        null,
        signOn.name(),
        step,
        readOnly.reason().map(said -> new LookingOnly(said.code(), CLOSED, null)).orElse(null),
        !accounts.any(),
        settings.demonstration(),
        clock.instant());
  }
}
