package dev.samsa.controlplane.cell.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CellTroubleTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00.5Z"), ZoneOffset.UTC);

  private final CellTrouble trouble = new CellTrouble("prague", "tenants", CLOCK);

  @Test
  void aCellIsInTroubleUntilItWasReached() {
    assertThat(trouble.lasts()).isTrue();
    assertThat(trouble.ends()).isTrue();
    assertThat(trouble.lasts()).isFalse();
    assertThat(trouble.ends()).isFalse();
  }

  @Test
  void troubleIsSaidOnceWithItsBeginning() {
    trouble.ends();
    assertThat(trouble.begins(new KubernetesClientException("timed out"))).isTrue();
    assertThat(trouble.begins(new KubernetesClientException("timed out"))).isFalse();
    assertThat(trouble.sentence())
        .isEqualTo(
            "Nothing can be seen of cell prague since 2026-03-01T10:00:00Z: its API server does"
                + " not answer. Brokers there may go on serving.");
  }

  @Test
  void whatConcernsOneObjectIsNoTroubleOfTheCell() {
    assertThat(CellTrouble.refusal(failure(422))).contains("message 422");
    assertThat(CellTrouble.refusal(failure(409))).isPresent();
    assertThat(CellTrouble.refusal(failure(403))).isEmpty();
    assertThat(CellTrouble.refusal(failure(0))).isEmpty();
  }

  @Test
  void aMissingDefinitionIsToldFromALostCredential() {
    assertThat(CellTrouble.describe(failure(404), "tenants")).contains("definition");
    assertThat(CellTrouble.describe(failure(403), "tenants")).contains("credential");
  }

  private static KubernetesClientException failure(int code) {
    return new KubernetesClientException(
        new StatusBuilder().withCode(code).withMessage("message " + code).build());
  }
}
