package org.bihuan.access;

import java.time.Clock;
import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.bihuan.access.signon.SignOnSettings;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The order in which a request is looked at: headers, cross-site check, who asks, what he may. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessSettings.class, LimitSettings.class, SignOnSettings.class})
class AccessConfiguration {

  @Bean
  Permissions permissions() {
    return Permissions.load();
  }

  @Bean
  PermissionCheck permissionCheck(Permissions permissions, AuditTrail audit, Clock clock) {
    return new PermissionCheck(permissions, audit, clock);
  }

  @Bean
  WebMvcConfigurer beforeEachEndpoint(
      PermissionCheck check,
      StepUpDesk stepUp,
      LimitSettings limits,
      AllowanceStore allowances,
      TransactionOperations transaction,
      Clock clock) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(check);
        registry.addInterceptor(new RateLimits(limits, allowances, transaction, clock));
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(stepUp);
      }
    };
  }

  /** Whoever can write a header could otherwise pretend to come from any network, and be locked or let in for it. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> namedProxyOnly(AccessSettings settings) {
    return server -> {
      String proxy = settings.proxy();
      if (proxy != null && !proxy.isBlank()) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(proxy);
        valve.setProtocolHeader("X-Forwarded-Proto");
        server.addEngineValves(valve);
      }
    };
  }

  @Bean
  SecurityFilterChain requests(
      HttpSecurity http,
      Cookies cookies,
      SessionDesk sessions,
      CrossSiteTokens csrfTokens,
      AccessSettings settings,
      PermissionCheck refusals,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .csrf(
            csrf ->
                // The identity server has no page of ours; what it sends is signed.
                csrf.ignoringRequestMatchers(SignOnController.SIGN_OUT)
                    // Nobody is recognised there, so there is nobody in whose name a foreign page could act.
                    .ignoringRequestMatchers(PublicDoor::leadsTo)
                    .csrfTokenRepository(csrfTokens)
                    .csrfTokenRequestHandler(new CrossSiteTokens.InTheHeader()))
        .exceptionHandling(
            refused ->
                refused.accessDeniedHandler(
                    (request, response, e) -> {
                      cookies.token(request).flatMap(sessions::recognise).ifPresent(
                          who -> refusals.record(who.actor(), List.of(), request, "", "cross-site"));
                      problems.resolveException(request, response, null, crossSite());
                    }))
        .headers(
            headers -> {
              headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
              headers.crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
              headers.crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
              headers.permissionsPolicyHeader(
                  policy -> policy.policy("camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()"));
              headers.frameOptions(frames -> frames.deny());
              headers.addHeaderWriter(new ContentPolicy());
              headers.addHeaderWriter(new PublicDoor());
              headers.httpStrictTransportSecurity(
                  hsts -> hsts.requestMatcher(request -> settings.https()).includeSubDomains(false));
            })
        .addFilterAfter(new BodyLimit(problems), CsrfFilter.class)
        .addFilterAfter(new ContentTypeCheck(problems), BodyLimit.class)
        .addFilterAfter(new SessionFilter(cookies, sessions, problems), ContentTypeCheck.class);
    return http.build();
  }

  /**
   * What stands in a header nobody needs concerns nobody: custom clients put Chinese into User-Agent. Headers we read are
   * checked where they are read.
   */
  @Bean
  HttpFirewall anyHeaderStrictAddress() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderValues(value -> true);
    return firewall;
  }

  /** Addresses written in ways that once slipped past a check ({@code //}, {@code ;}, {@code %2e}) are not answered. */
  @Bean
  RequestRejectedHandler oddAddresses(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    return (request, response, e) ->
        problems.resolveException(
            request,
            response,
            null,
            new Refusal(400, "odd-address", "请求地址无法识别", "地址中含有不允许的写法", "请使用规范的地址", List.of()));
  }

  /** Nobody signs in by the ways Spring Security brings along. */
  @Bean
  AuthenticationManager noOtherDoor() {
    return authentication -> {
      throw new BadCredentialsException("there is one door only");
    };
  }

  private static Refusal crossSite() {
    return Refusal.forbidden("cross-site", "请求没有带上本页面的校验码，可能来自其他网站", "请刷新页面后重新提交");
  }
}
