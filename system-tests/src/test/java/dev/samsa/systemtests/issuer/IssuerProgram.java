package dev.samsa.systemtests.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * Issues tokens to clients that know its secret (RFC 6749, client credentials) and publishes the
 * key that it signs them with. Prints its URL once it listens, and ends with its standard input.
 */
public final class IssuerProgram {
  /** What every client must know. */
  public static final String SECRET = "Rotpeter";

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final long LIFETIME_SECONDS = 600;

  private final KeyPair keys;
  private final HttpServer server;
  private final String url;

  private IssuerProgram() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    new IssuerProgram().run();
  }

  private void run() throws IOException {
    server.createContext("/keys", exchange -> answer(exchange, 200, keySet()));
    server.createContext("/token", this::token);
    server.start();
    System.out.println(url);
    System.in.read();
    server.stop(0);
  }

  private String keySet() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return """
    {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "k1", "n": "%s", "e": "%s"}]}
    """
        .formatted(unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
  }

  private void token(HttpExchange exchange) throws IOException {
    String credential = exchange.getRequestHeaders().getFirst("Authorization");
    String[] client =
        new String(
                Base64.getDecoder().decode(credential.replace("Basic ", "")),
                StandardCharsets.UTF_8)
            .split(":");
    if (client.length != 2 || !client[1].equals(SECRET)) {
      answer(exchange, 401, "{\"error\": \"invalid_client\"}");
      return;
    }
    answer(
        exchange,
        200,
        "{\"access_token\": \"%s\", \"token_type\": \"Bearer\", \"expires_in\": %d}"
            .formatted(sign(client[0]), LIFETIME_SECONDS));
  }

  private String sign(String client) {
    long now = Instant.now().getEpochSecond();
    String claims =
        """
        {"iss": "%s", "sub": "%s", "aud": ["samsa"], "groups": ["staff"], "iat": %d, "exp": %d}
        """
            .formatted(url, client, now, now + LIFETIME_SECONDS);
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
    return BASE64.encodeToString(Arrays.copyOfRange(bytes, bytes[0] == 0 ? 1 : 0, bytes.length));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
