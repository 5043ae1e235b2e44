package dev.samsa.broker.testbed;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.message.SaslAuthenticateRequestData;
import org.apache.kafka.common.message.SaslHandshakeRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;

/** Sends any request of the protocol, also those that Kafka's clients would not send. */
public final class RawClient implements AutoCloseable {
  private final AtomicInteger correlation = new AtomicInteger();
  private final SSLSocket socket;
  private final DataOutputStream out;
  private final DataInputStream in;

  /** Connects to the first node's client listener and signs in with a test key. */
  public RawClient(TestCluster cluster, String keyId) throws IOException, GeneralSecurityException {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry(
        "ca",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(
                    cluster.clientTrust().getBytes(StandardCharsets.US_ASCII))));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trust);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, factory.getTrustManagers(), null);
    int port = cluster.description().node(0).client().port();
    socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port);
    socket.setSoTimeout(10_000);
    out = new DataOutputStream(socket.getOutputStream());
    in = new DataInputStream(socket.getInputStream());
    send(ApiKeys.SASL_HANDSHAKE, (short) 1, new SaslHandshakeRequestData().setMechanism("PLAIN"));
    byte[] plain = ("\0" + keyId + "\0" + keyId + "-secret").getBytes(StandardCharsets.UTF_8);
    send(
        ApiKeys.SASL_AUTHENTICATE,
        (short) 2,
        new SaslAuthenticateRequestData().setAuthBytes(plain));
  }

  /**
   * Sends a request and reads its response.
   *
   * @throws IOException also when the broker closes the connection instead of answering
   */
  public AbstractResponse send(ApiKeys key, short version, ApiMessage body) throws IOException {
    int id = correlation.incrementAndGet();
    RequestHeader header = new RequestHeader(key, version, "raw", id);
    ByteBuffer head =
        MessageUtil.toByteBufferAccessor(header.data(), header.headerVersion()).buffer();
    ByteBuffer data = MessageUtil.toByteBufferAccessor(body, version).buffer();
    out.writeInt(head.remaining() + data.remaining());
    out.write(head.array(), head.arrayOffset(), head.remaining());
    out.write(data.array(), data.arrayOffset(), data.remaining());
    out.flush();
    byte[] answer = new byte[in.readInt()];
    in.readFully(answer);
    return AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
