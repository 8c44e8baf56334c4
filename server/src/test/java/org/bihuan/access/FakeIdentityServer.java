package org.bihuan.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An identity server written by hand that also says what no honest one would. */
final class FakeIdentityServer {

  static final String CLIENT = "bihuan";
  static final String SECRET = "a secret of this test";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Grant(String challenge, String token) {}

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final RSAKey key = newKey();
  private final RSAKey strangers = newKey();
  private final HttpServer http;

  FakeIdentityServer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, description()));
    http.createContext("/jwks", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
    http.createContext("/token", this::token);
  }

  void start() {
    http.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** The person has signed in there: the code he brings back stands for these claims. */
  String authorize(Map<String, String> asked, String subject, Consumer<JWTClaimsSet.Builder> otherwise) {
    return grant(asked, key, subject, otherwise);
  }

  /** The same, signed by somebody else under the same name of a key. */
  String authorizeForged(Map<String, String> asked, String subject) {
    return grant(asked, strangers, subject, claims -> {});
  }

  String logoutToken(String subject, Consumer<JWTClaimsSet.Builder> otherwise) {
    JWTClaimsSet.Builder claims =
        claims(subject)
            .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
            .jwtID("1");
    otherwise.accept(claims);
    return signed(key, new JOSEObjectType("logout+jwt"), claims);
  }

  private String grant(
      Map<String, String> asked, RSAKey by, String subject, Consumer<JWTClaimsSet.Builder> otherwise) {
    JWTClaimsSet.Builder claims = claims(subject).claim("nonce", asked.get("nonce")).claim("sid", "sid of " + subject);
    otherwise.accept(claims);
    String code = "code-" + grants.size();
    grants.put(code, new Grant(asked.get("code_challenge"), signed(by, JOSEObjectType.JWT, claims)));
    return code;
  }

  private JWTClaimsSet.Builder claims(String subject) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(CLIENT)
        .subject(subject)
        .issueTime(Date.from(now))
        .claim("auth_time", now.getEpochSecond())
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  private Map<String, Object> description() {
    return Map.of(
        "issuer", issuer(),
        "authorization_endpoint", issuer() + "/auth",
        "token_endpoint", issuer() + "/token",
        "jwks_uri", issuer() + "/jwks",
        "end_session_endpoint", issuer() + "/session/end",
        "response_types_supported", new String[] {"code"},
        "subject_types_supported", new String[] {"public"},
        "id_token_signing_alg_values_supported", new String[] {"RS256"});
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> said = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String secret = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET.replace(' ', '+')).getBytes(StandardCharsets.UTF_8));
    Grant grant = grants.remove(said.getOrDefault("code", ""));
    boolean ours = ("Basic " + secret).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (grant == null || !ours || !grant.challenge().equals(challenge(said.get("code_verifier")))) {
      answer(exchange, 400, Map.of("error", "invalid_grant"));
    } else {
      answer(
          exchange, 200, Map.of("access_token", "unused", "token_type", "Bearer", "expires_in", 60, "id_token", grant.token()));
    }
  }

  static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String signed(RSAKey key, JOSEObjectType type, JWTClaimsSet.Builder claims) {
    try {
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID("1").build(), claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID("1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
