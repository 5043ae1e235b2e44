package dev.samsa.kubernetestests.cluster;

import dev.samsa.systemtests.platform.Command;
import dev.samsa.systemtests.platform.PlatformProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The operator as a process of this machine, for one namespace. */
public final class OperatorProcess implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("samsa.root", "..")).normalize();

  private final Process process;

  private OperatorProcess(Process process) {
    this.process = process;
  }

  /** Starts it; it works as soon as it is up, so that nobody has to wait for it. */
  public static OperatorProcess start(TestKubernetes kubernetes, String namespace) {
    try {
      Path output = Files.createTempFile("samsa-operator", ".log");
      Path settings = Files.createTempFile("samsa-operator", ".properties");
      Files.writeString(
          settings,
          """
          samsa.operator.images."4.4.0"=%s
          quarkus.operator-sdk.namespaces=%s
          quarkus.http.host=127.0.0.1
          quarkus.http.port=0
          """
              .formatted(kubernetes.image("broker"), namespace));
      Process process =
          Command.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  ROOT.resolve("operator/controller/target/quarkus-app/quarkus-run.jar").toString())
              .with(
                  Map.of(
                      "KUBECONFIG",
                      kubernetes.kubeconfig().toString(),
                      "QUARKUS_CONFIG_LOCATIONS",
                      settings.toString()))
              .start(output, output);
      return new OperatorProcess(process);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    PlatformProcess.kill(process.toHandle());
  }
}
