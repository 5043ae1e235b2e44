package dev.samsa.controlplane.authentication;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/**
 * An OpenID Connect provider as a program of its own: serves its configuration and keys, and signs
 * tokens with a key that no other process has. Prints its URL once it listens.
 */
public final class IssuerProcess {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;
  private final HttpServer server;
  private final String url;

  private IssuerProcess() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    new IssuerProcess().run();
  }

  private void run() throws IOException {
    server.createContext("/.well-known/openid-configuration", e -> answer(e, configuration()));
    server.createContext("/keys", e -> answer(e, keySet()));
    server.createContext("/sign", e -> answer(e, sign(e.getRequestURI().getQuery())));
    server.start();
    System.out.println(url);
    System.in.read(); // Ends with the test that started it.
    server.stop(0);
  }

  private String configuration() {
    return """
    {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
     "authorization_endpoint": "%1$s/authorize", "response_types_supported": ["code"],
     "subject_types_supported": ["public"],
     "id_token_signing_alg_values_supported": ["RS256"]}
    """
        .formatted(url);
  }

  private String keySet() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return """
    {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "k1", "n": "%s", "e": "%s"}]}
    """
        .formatted(unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
  }

  /** A token for {@code subject,email,audience,seconds}. */
  private String sign(String query) {
    String[] given = URLDecoder.decode(query, StandardCharsets.UTF_8).split(",");
    long now = Instant.now().getEpochSecond();
    String claims =
        """
        {"iss": "%s", "sub": "%s", "email": "%s", "aud": "%s", "iat": %d, "exp": %d}
        """
            .formatted(url, given[0], given[1], given[2], now, now + Long.parseLong(given[3]));
    String signed =
        part("{\"alg\": \"RS256\", \"kid\": \"k1\", \"typ\": \"JWT\"}") + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
