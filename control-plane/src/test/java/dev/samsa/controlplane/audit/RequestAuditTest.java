package dev.samsa.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestAuditTest {
  @Test
  void actionsAreNamedAsElsewhere() {
    assertThat(RequestAudit.action("createApiKey")).isEqualTo("api-key.create");
    assertThat(RequestAudit.action("deleteTopic")).isEqualTo("topic.delete");
    assertThat(RequestAudit.action("read")).isEqualTo("read");
  }
}
