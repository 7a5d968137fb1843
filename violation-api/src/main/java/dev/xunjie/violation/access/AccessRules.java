package dev.xunjie.violation.access;

import static dev.xunjie.violation.account.Role.ADMIN;
import static dev.xunjie.violation.account.SignedIn.PERSON;
import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.xunjie.violation.ApiSettings;
import dev.xunjie.violation.account.SessionFilter;
import dev.xunjie.violation.idempotency.IdempotencyFilter;
import dev.xunjie.violation.limit.RequestLimits;
import dev.xunjie.violation.machine.MachineFilter;
import dev.xunjie.violation.problem.AnswerHeaders;
import dev.xunjie.violation.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may do what: what has no rule here or in {@link RoleRule} is refused. */
@Configuration(proxyBeanMethods = false)
class AccessRules {
  private final ApiSettings settings;

  AccessRules(ApiSettings settings) {
    this.settings = settings;
  }

  @Bean
  SecurityFilterChain securityFilterChain(
      HttpSecurity http,
      RequestLimits limits,
      MachineFilter machines,
      SessionFilter sessions,
      CookieCsrfTokenRepository csrfTokens,
      IdempotencyFilter idempotency,
      ProblemWriter problems) {
    return http.authorizeHttpRequests(this::rules)
        .addFilterBefore(AccessRules::beginAnswer, HeaderWriterFilter.class)
        .addFilterBefore(limits.addresses(), CsrfFilter.class)
        .addFilterBefore(limits.signIns(), CsrfFilter.class)
        .addFilterBefore(limits.bodies(), CsrfFilter.class)
        .addFilterBefore(machines, CsrfFilter.class)
        .addFilterBefore(sessions, CsrfFilter.class)
        .addFilterBefore(limits.accounts(), CsrfFilter.class)
        .addFilterAfter(new CsrfCookieFilter(), CsrfFilter.class)
        .addFilterAfter(idempotency, AuthorizationFilter.class)
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .sessionManagement(session -> session.disable())
        .csrf(
            csrf ->
                csrf.ignoringRequestMatchers(MachineFilter::appliesTo)
                    .csrfTokenRepository(csrfTokens)
                    .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
        .headers(
            headers ->
                headers
                    .addHeaderWriter(emptiedCache())
                    .contentSecurityPolicy(
                        csp -> csp.policyDirectives(AnswerHeaders.CONTENT_SECURITY_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                    .permissionsPolicyHeader(
                        permissions ->
                            permissions.policy("camera=(), microphone=(), geolocation=(self)"))
                    .crossOriginOpenerPolicy(
                        opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
        .exceptionHandling(
            refusal ->
                refusal
                    .authenticationEntryPoint(
                        (request, response, anonymous) ->
                            problems.write(
                                response,
                                HttpStatus.UNAUTHORIZED,
                                "not-signed-in",
                                "Sign in first: POST /api/session."))
                    .accessDeniedHandler(refused(problems)))
        .requestCache(cache -> cache.disable())
        .formLogin(form -> form.disable())
        .httpBasic(basic -> basic.disable())
        .logout(logout -> logout.disable())
        .build();
  }

  /** An address that hides another one, or a header that ends early. */
  @Bean
  RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
    return (request, response, rejected) ->
        problems.write(
            response,
            HttpStatus.BAD_REQUEST,
            "malformed-request",
            "The request's address, method or one of its headers holds what none of ours does.");
  }

  @Bean
  CookieCsrfTokenRepository csrfTokens() {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
    return tokens;
  }

  private void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        // What was allowed once is not asked again when the container comes back to it.
        .dispatcherTypeMatchers(ASYNC, ERROR)
        .permitAll()
        .requestMatchers(
            GET, "/", "/index.html", "/favicon.svg", "/service-worker.js", "/console/**")
        .permitAll()
        .requestMatchers(GET, "/webjars/vue/dist/vue.runtime.esm-browser.prod.js")
        .permitAll()
        .requestMatchers(GET, "/webjars/leaflet/dist/leaflet-src.esm.js")
        .permitAll()
        .requestMatchers(GET, "/webjars/leaflet/dist/leaflet.css")
        .permitAll()
        .requestMatchers(GET, "/actuator/health", "/actuator/health/**")
        .permitAll()
        .requestMatchers(POST, "/api/session")
        .permitAll()
        .requestMatchers(
            GET, "/api/sign-in-ways", "/api/session/oidc", "/api/session/oidc/callback")
        .permitAll()
        .requestMatchers(GET, "/api/session")
        .authenticated()
        .requestMatchers(DELETE, "/api/session")
        .hasAuthority(PERSON)
        .requestMatchers(PUT, "/api/session/password")
        .hasAuthority(PERSON);
    for (RoleRule rule : RoleRule.ALL) {
      requests.requestMatchers(rule.method(), rule.pathPatterns()).hasAnyRole(rule.roleNames());
    }
    requests
        .requestMatchers(GET, "/actuator/prometheus")
        .access(administratorOrMetricsToken())
        .anyRequest()
        .denyAll();
  }

  /**
   * Whoever uses a browser next finds no picture in its cache. Spring's own writer does this over
   * TLS alone; browsers heed it on their own machine too, and over plain HTTP they don't.
   */
  private static HeaderWriter emptiedCache() {
    return new DelegatingRequestMatcherHeaderWriter(
        PathPatternRequestMatcher.pathPattern(DELETE, "/api/session"),
        new StaticHeadersWriter("Clear-Site-Data", "\"cache\""));
  }

  /** The chain's own headers are written last, which a streamed answer doesn't wait for. */
  private static void beginAnswer(
      ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    AnswerHeaders.begin((HttpServletResponse) response);
    chain.doFilter(request, response);
  }

  private AuthorizationManager<RequestAuthorizationContext> administratorOrMetricsToken() {
    AuthorizationManager<RequestAuthorizationContext> administrator =
        AuthorityAuthorizationManager.hasRole(ADMIN.name());
    MetricsToken token = new MetricsToken(settings.metricsToken());
    return (user, context) -> {
      HttpServletRequest request = context.getRequest();
      return token.isIn(request)
          ? new AuthorizationDecision(true)
          : administrator.authorize(user, context);
    };
  }

  private static AccessDeniedHandler refused(ProblemWriter problems) {
    return (request, response, denied) -> {
      Refusal refusal = Refusal.of(denied);
      problems.write(response, HttpStatus.FORBIDDEN, refusal.code(), refusal.detail());
    };
  }
}
