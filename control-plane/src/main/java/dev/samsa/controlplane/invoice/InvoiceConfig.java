package dev.samsa.controlplane.invoice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of invoicing. */
@ConfigMapping(prefix = "samsa.invoices")
public interface InvoiceConfig {
  /** How long a month's draft waits for late usage after the month has ended. */
  @WithDefault("PT72H")
  Duration settling();

  /** How many organizations are closed at a time. */
  @WithDefault("2")
  int closers();
}
