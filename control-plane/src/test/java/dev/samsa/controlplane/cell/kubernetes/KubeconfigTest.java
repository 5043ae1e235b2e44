package dev.samsa.controlplane.cell.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KubeconfigTest {
  private static final String WHOLE =
      """
      apiVersion: v1
      kind: Config
      current-context: here
      contexts: [{name: here, context: {cluster: here, user: somebody}}]
      clusters: [{name: here, cluster: {server: "https://127.0.0.1:6443"}}]
      users: [{name: somebody, user: {token: abc}}]
      """;

  @Test
  void aKubeconfigThatHoldsAllItselfIsTaken() {
    assertThat(Kubeconfig.objection(WHOLE)).isEmpty();
    assertThat(Kubeconfig.read(java.util.Optional.of(WHOLE)).getMasterUrl())
        .startsWith("https://127.0.0.1:6443");
  }

  @Test
  void oneThatNamesAProgramIsRefused() {
    String evil =
        WHOLE.replace(
            "{token: abc}",
            "{exec: {apiVersion: client.authentication.k8s.io/v1, command: /bin/sh}}");
    assertThat(Kubeconfig.objection(evil)).get().asString().contains("programs");
  }

  @Test
  void oneThatNamesFilesOfThisMachineIsRefused() {
    assertThat(Kubeconfig.objection(WHOLE.replace("{token: abc}", "{tokenFile: /etc/passwd}")))
        .get()
        .asString()
        .contains("files");
    assertThat(
            Kubeconfig.objection(
                WHOLE.replace("{server:", "{certificate-authority: /etc/ca, server:")))
        .get()
        .asString()
        .contains("files");
  }

  @Test
  void whatIsNoKubeconfigIsRefused() {
    assertThat(Kubeconfig.objection("kafka: [")).isPresent();
    assertThat(Kubeconfig.objection("kafka: 4")).isPresent();
  }
}
