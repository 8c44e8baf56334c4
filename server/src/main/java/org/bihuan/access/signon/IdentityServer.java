package org.bihuan.access.signon;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.bihuan.access.signon.SignOnFailure.Why;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The site's identity server (OpenID Connect Core, authorization code with PKCE). It is asked for its description when
 * somebody first needs it and not at the start: while it is down, people sign in by password.
 */
@Component
public class IdentityServer {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityServer.class);
  private static final String OURS = "site";
  private static final String RETURN = "{baseUrl}/api/single-sign-on/return";
  private static final String CANNOT_REACH = "invalid_token_response";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SignOnSettings settings;
  private final RestClient http;
  private final AuthenticationProvider provider;
  private final AtomicReference<@Nullable ClientRegistration> known = new AtomicReference<>();

  IdentityServer(SignOnSettings settings) {
    this.settings = settings;
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    requests.setReadTimeout(PATIENCE);
    this.http = RestClient.builder().requestFactory(requests).build();
    RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(
                converters ->
                    converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    // What is told beyond the subject (name, post) is not believed, so it is not asked for.
    this.provider =
        new OidcAuthorizationCodeAuthenticationProvider(
            tokens, request -> new DefaultOidcUser(List.of(), request.getIdToken()));
  }

  /** Where the browser goes; state, nonce and the secret of PKCE are new each time. */
  public OAuth2AuthorizationRequest begin(HttpServletRequest request, boolean anew) {
    ClientRegistration registration = known();
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(id -> registration);
    resolver.setAuthorizationRequestCustomizer(
        begun -> {
          OAuth2AuthorizationRequestCustomizers.withPkce().accept(begun);
          if (anew) {
            begun.additionalParameters(more -> more.putAll(Map.of("prompt", "login", "max_age", "0")));
          }
        });
    return Objects.requireNonNull(resolver.resolve(request, OURS));
  }

  /** Exchanges the code and checks the identity it stands for against what was begun. */
  Identity complete(OAuth2AuthorizationRequest begun, OAuth2AuthorizationResponse answer) {
    ClientRegistration registration = known();
    try {
      var token =
          (OAuth2LoginAuthenticationToken)
              provider.authenticate(
                  new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(begun, answer)));
      OidcUser user = (OidcUser) Objects.requireNonNull(Objects.requireNonNull(token).getPrincipal());
      return new Identity(
          Objects.requireNonNull(user.getIssuer()).toString(),
          Objects.requireNonNull(user.getSubject()),
          user.getIdToken().getClaimAsString("sid"),
          user.getAuthenticatedAt());
    } catch (OAuth2AuthenticationException refused) {
      LOG.warn("identity server: {}", refused.getMessage());
      boolean unreachable = CANNOT_REACH.equals(refused.getError().getErrorCode());
      throw new SignOnFailure(unreachable ? Why.DOWN : Why.INVALID);
    } catch (AuthenticationException refused) {
      throw new SignOnFailure(Why.INVALID);
    }
  }

  /** Where the browser ends the session of the identity server too; null where there is no such place. */
  public @Nullable String signOutAddress() {
    ClientRegistration server = known.get();
    return server == null
        ? null
        : (String) server.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
  }

  public String clientId() {
    return Objects.requireNonNull(settings.clientId());
  }

  public String issuer() {
    return Objects.requireNonNull(settings.issuer());
  }

  /** Checks signatures and times of what the server says by itself, by its published keys. */
  JwtDecoder tokens() {
    String keys = Objects.requireNonNull(known().getProviderDetails().getJwkSetUri());
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keys)
            .jwtProcessorCustomizer(
                processor ->
                    processor.setJWSTypeVerifier(
                        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("logout+jwt"), null)))
            .build();
    decoder.setJwtValidator(new JwtTimestampValidator());
    return decoder;
  }

  OAuth2AuthorizationRequest.Builder again() {
    ClientRegistration registration = known();
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
        .clientId(registration.getClientId())
        .scopes(registration.getScopes())
        .attributes(more -> more.put("registration_id", OURS));
  }

  private ClientRegistration known() {
    ClientRegistration before = known.get();
    if (before != null) {
      return before;
    }
    ClientRegistration asked = ask();
    known.set(asked);
    return asked;
  }

  private ClientRegistration ask() {
    try {
      Map<String, Object> told =
          Objects.requireNonNull(
              http.get()
                  .uri(issuer().replaceAll("/$", "") + "/.well-known/openid-configuration")
                  .retrieve()
                  .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
      if (!issuer().equals(told.get("issuer"))) {
        LOG.error("the identity server calls itself {}, not {}", told.get("issuer"), issuer());
        throw new SignOnFailure(Why.INVALID);
      }
      return ClientRegistrations.fromOidcConfiguration(told)
          .registrationId(OURS)
          .clientId(clientId())
          .clientSecret(settings.clientSecret())
          .scope(settings.scopes())
          .redirectUri(RETURN)
          .build();
    } catch (RestClientException | NullPointerException down) {
      LOG.warn("the identity server does not answer: {}", down.getMessage());
      throw new SignOnFailure(Why.DOWN);
    }
  }
}
