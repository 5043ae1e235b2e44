package dev.samsa.controlplane.password;

import dev.samsa.controlplane.api.ApiException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks for accounts and mails them after the answer was given, so that neither the answer nor its
 * time tells whether an account exists.
 */
@ApplicationScoped
public class ResetQueue {
  private static final Logger LOG = Logger.getLogger(ResetQueue.class);
  private static final int MOST_WAITING = 200;

  private final PasswordResets resets;
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          30,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().name("password-resets").daemon().factory());

  public ResetQueue(PasswordResets resets) {
    this.resets = resets;
    worker.allowCoreThreadTimeOut(true);
  }

  /**
   * Takes a request for a mail.
   *
   * @throws ApiException 429 if too many are waiting
   */
  public void add(String email) {
    try {
      worker.execute(() -> mail(email));
    } catch (RejectedExecutionException e) {
      throw ApiException.tooMany(
          "Too many passwords are being reset; try again in a minute.", Duration.ofMinutes(1));
    }
  }

  private void mail(String email) {
    try {
      resets.request(email);
    } catch (RuntimeException e) {
      // The thread's boundary: nobody waits for the outcome, so that the log must tell of it.
      LOG.error("a password reset could not be mailed", e);
    }
  }

  @PreDestroy
  void stop() {
    worker.shutdown();
  }
}
