package dev.samsa.broker.extension;

import java.util.Optional;

/**
 * What runs beside Kafka in the node's process, such as the metering. The launcher finds
 * implementations by {@link java.util.ServiceLoader} (name the class in {@code
 * META-INF/services/dev.samsa.broker.extension.BrokerExtension}; a public constructor without
 * parameters) and calls each method but {@link #undrained} once, in this order, on one thread.
 *
 * <p>An exception from {@link #starting} or {@link #started} ends the process with one line, for a
 * broker that serves but is not metered must not run. One from the other two is logged.
 */
public interface BrokerExtension {
  /** Before Kafka starts: no listener is bound yet, {@link BrokerContext#server()} is not there. */
  default void starting(BrokerContext context) {}

  /**
   * After the broker is registered and unfenced and before the ready file is written. Clients may
   * be served already.
   */
  void started(BrokerContext context);

  /** Before Kafka's controlled shutdown begins; clients are still served. */
  default void stopping() {}

  /** After Kafka has stopped: nothing is appended or answered any more. */
  default void stopped() {}

  /**
   * What would be lost if the node were taken out of its cluster now, with its data; a few words,
   * or empty if nothing would. Asking makes it work towards that. Called while the node serves, on
   * any thread.
   */
  default Optional<String> undrained() {
    return Optional.empty();
  }
}
