package dev.samsa.kubernetestests.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to another address that can be cut: what is on it stays silent, and nobody gets through.
 */
public final class Cable implements AutoCloseable {
  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /**
   * @param bind address of this end
   * @param target the other end
   */
  public Cable(String bind, InetSocketAddress target) throws IOException {
    this.listener = new ServerSocket(0, 100, InetAddress.getByName(bind));
    this.target = target;
    Thread.ofVirtual().start(this::accept);
  }

  /** Port of this end. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Ends all that is on it; new connections get no answer. */
  public void cut() {
    cut = true;
    open.forEach(Cable::close);
  }

  public void mend() {
    cut = false;
    // Those that were made meanwhile lead nowhere.
    open.forEach(Cable::close);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(Cable::close);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket near = listener.accept();
        open.add(near);
        if (!cut) {
          connect(near);
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket near) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            Socket far = new Socket();
            far.connect(target, 5_000);
            open.add(far);
            Thread.ofVirtual().start(() -> pump(near, far));
            pump(far, near);
          } catch (IOException unreachable) {
            close(near);
          }
        });
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException ended) {
      // Either end may go at any time.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException already) {
      // It is as it shall be.
    }
  }
}
