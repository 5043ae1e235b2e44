package dev.samsa.systemtests.clients;

import dev.samsa.systemtests.platform.Command;
import java.util.function.Supplier;

/** A program of {@code src/test/foreign}: one library of another language. */
enum ForeignClient {
  KAFKAJS(
      "npm",
      "KafkaJSSASLAuthenticationError: SASL PLAIN authentication failed",
      () -> Command.of("node", Workshop.kafkajs().resolve("client.js").toString())),
  CONFLUENT_KAFKA(
      "python3",
      "KafkaException: KafkaError{code=_AUTHENTICATION",
      () -> python("confluent_kafka_client.py")),
  /**
   * It loses the broker's answer where the connection ends right behind it, and gives up. Apache
   * Kafka without our plugins answers the same bytes, and it says the same of them.
   */
  KAFKA_PYTHON("python3", "Unable to bootstrap from", () -> python("kafka_python_client.py")),
  FRANZ_GO(
      "go",
      "SASL_AUTHENTICATION_FAILED",
      () -> Command.of(Workshop.franzGo().resolve("client").toString()));

  private final String tool;
  private final String refusal;
  private final Supplier<Command> command;

  ForeignClient(String tool, String refusal, Supplier<Command> command) {
    this.tool = tool;
    this.refusal = refusal;
    this.command = command;
  }

  /** The program without which it cannot be made ready. */
  String tool() {
    return tool;
  }

  /** How it names a wrong secret. */
  String refusal() {
    return refusal;
  }

  /** Made ready and waiting for its variables. */
  Command command() {
    return command.get();
  }

  private static Command python(String script) {
    var folder = Workshop.python();
    return Command.of(folder.resolve("venv/bin/python").toString(), folder.resolve(script) + "");
  }
}
