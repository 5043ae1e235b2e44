package dev.samsa.controlplane.budget;

import dev.samsa.controlplane.mail.Mail;
import dev.samsa.controlplane.mail.MailOutbox;
import dev.samsa.controlplane.webhook.RefusedTargetException;
import dev.samsa.controlplane.webhook.WebhookSecrets;
import dev.samsa.controlplane.webhook.WebhookSender;
import dev.samsa.controlplane.webhook.WebhookTarget;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

/** Sends the messages of budgets, outside of any transaction. */
@ApplicationScoped
class DeliveryWorker {
  private final Deliveries deliveries;
  private final MailOutbox mail;
  private final WebhookSecrets secrets;
  private final WebhookSender webhooks;
  private final Clock clock;

  DeliveryWorker(
      Deliveries deliveries,
      MailOutbox mail,
      WebhookSecrets secrets,
      Vertx vertx,
      BudgetConfig config,
      Clock clock) {
    this.deliveries = deliveries;
    this.mail = mail;
    this.secrets = secrets;
    this.webhooks =
        new WebhookSender(vertx, WebhookTarget.Resolver.system(), config.privateWebhooks());
    this.clock = clock;
  }

  @Scheduled(
      identity = "budget-messages",
      every = "{samsa.budgets.send-every:5s}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    sendDue();
  }

  /** Sends all that is due now. */
  void sendDue() {
    List<Deliveries.Due> due;
    do {
      due = deliveries.lease(clock.instant());
      due.forEach(this::send);
    } while (!due.isEmpty() && !Thread.currentThread().isInterrupted());
  }

  private void send(Deliveries.Due due) {
    try {
      switch (due.channel()) {
        case EMAIL -> mail.send(mail(due));
        case WEBHOOK ->
            webhooks.post(
                new WebhookSender.Message(
                    due.id(),
                    due.target(),
                    secrets.of(due.receiver(), due.secretRound()),
                    due.body()),
                clock.instant().getEpochSecond());
      }
      deliveries.delivered(due, clock.instant());
    } catch (RefusedTargetException e) {
      deliveries.failed(due, e.getMessage(), false, clock.instant());
    } catch (IOException | UncheckedIOException e) {
      deliveries.failed(due, String.valueOf(e.getMessage()), true, clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Mail mail(Deliveries.Due due) {
    int blank = due.body().indexOf("\n\n");
    return new Mail(due.target(), due.body().substring(0, blank), due.body().substring(blank + 2))
        .identified(due.id());
  }

  @PreDestroy
  void stop() {
    webhooks.close();
  }
}
