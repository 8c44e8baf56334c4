package org.bihuan.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import org.bihuan.access.signon.SignOnFailure;
import org.bihuan.access.signon.SingleSignOn;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.WhileReadOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The way to the site's identity server and back: a browser comes here by links and redirections, not by our pages' calls. */
@Tag(name = "登录")
@RestController
class SignOnController {

  static final String SIGN_OUT = "/api/single-sign-on/sign-out";

  private static final String TODAY = "/today";

  private final SignOnDesk desk;
  private final Cookies cookies;
  private final CrossSiteTokens csrfTokens;

  SignOnController(SignOnDesk desk, Cookies cookies, CrossSiteTokens csrfTokens) {
    this.desk = desk;
    this.cookies = cookies;
    this.csrfTokens = csrfTokens;
  }

  @Operation(summary = "到统一身份认证登录，或再次确认本人")
  @GetMapping("/api/single-sign-on")
  @OpenToAll(why = "a door beside the password's")
  ResponseEntity<Void> begin(
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(defaultValue = "false") boolean proof,
      HttpServletRequest request,
      HttpServletResponse response) {
    String token = Tokens.next();
    String address =
        desk.begin(request, token, inside(to), proof ? SessionFilter.of(request).orElse(null) : null);
    cookies.giveSignOn(response, token);
    return goTo(URI.create(address));
  }

  @Operation(summary = "从统一身份认证回来")
  @GetMapping("/api/single-sign-on/return")
  @OpenToAll(why = "who comes back shows by his browser's token and the server's word who he is")
  ResponseEntity<Void> comeBack(
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String error,
      @Parameter(hidden = true) @RequestParam Map<String, String> whateverElseItsServerSays,
      HttpServletRequest request,
      HttpServletResponse response) {
    cookies.takeSignOn(response);
    SignOnDesk.Return back =
        desk.comeBack(
            cookies.signOn(request).orElse(""),
            new SingleSignOn.Answer(code, state, error),
            SessionFilter.of(request),
            cookies.visitor(request));
    return switch (back) {
      case SignOnDesk.Proved proved -> arrive(proved.opened(), proved.target(), response);
      case SignOnDesk.Entered entered ->
          switch (entered.entry()) {
            case SignInDesk.Entered in -> {
              cookies.giveMark(response, in.mark());
              yield arrive(in.opened(), entered.target(), response);
            }
            case SignInDesk.AwaitingCode owed ->
                // After the #, it reaches neither a server nor its log.
                goTo(
                    UriComponentsBuilder.fromPath("/sign-in")
                        .queryParam("to", "{to}")
                        .fragment("code={ticket}")
                        .encode()
                        .buildAndExpand(entered.target(), owed.ticket())
                        .toUri());
          };
    };
  }

  @Operation(summary = "统一身份认证通知某人已退出")
  @PostMapping(path = SIGN_OUT, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  @WhileReadOnly(why = "ends what was open before")
  @OpenToAll(why = "signed by the identity server")
  ResponseEntity<Void> signedOut(@RequestParam("logout_token") String token) {
    desk.signedOut(token);
    return ResponseEntity.noContent().build();
  }

  /** A browser is shown the sign-in page with the reason; it has no use for problem details. */
  @ExceptionHandler
  ResponseEntity<Void> refused(SignOnFailure failure) {
    return goTo(
        UriComponentsBuilder.fromPath("/sign-in")
            .queryParam("refused", failure.why().name())
            .queryParam("subject", "{subject}")
            .encode()
            .buildAndExpand(failure.subject())
            .toUri());
  }

  private ResponseEntity<Void> arrive(SessionDesk.Opened opened, String target, HttpServletResponse response) {
    cookies.give(response, opened.token());
    csrfTokens.renew(response, opened.token());
    return goTo(URI.create(target));
  }

  private static ResponseEntity<Void> goTo(URI address) {
    return ResponseEntity.status(HttpStatus.FOUND).location(address).build();
  }

  /** Only places of ours: an address from outside must not lead anywhere else. */
  private static String inside(@Nullable String to) {
    return to != null && to.length() <= 500 && to.matches("/(?![/\\\\])([\\w\\-./?=&,:]|%\\p{XDigit}{2})*") ? to : TODAY;
  }
}
