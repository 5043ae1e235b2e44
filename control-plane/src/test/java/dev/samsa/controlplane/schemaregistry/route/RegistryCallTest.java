package dev.samsa.controlplane.schemaregistry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.samsa.controlplane.schemaregistry.route.RegistryCall.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryCallTest {
  @ParameterizedTest
  @CsvSource({
    "GET, subjects, LIST_SUBJECTS",
    "POST, subjects/orders-value/versions, REGISTER",
    "POST, subjects/orders-value, LOOK_UP",
    "GET, subjects/orders-value/versions/latest, READ_VERSION",
    "DELETE, subjects/orders-value/versions/3, DELETE_VERSION",
    "POST, compatibility/subjects/orders-value/versions, CHECK_ALL",
    "PUT, config/orders-value, CHANGE_SUBJECT_CONFIG",
    "GET, mode, READ_MODE",
    "GET, schemas/ids/12, READ_ID",
    "GET, schemas/types, LIST_TYPES"
  })
  void theReferencesRoutesAreKnown(String method, String path, Kind kind) {
    assertThat(RegistryCall.parse(method, path)).map(RegistryCall::kind).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "subjects/",
        "subjects//versions",
        "subjects/../versions",
        "subjects/%2e%2e/versions",
        "subjects/a/versions/first",
        "schemas/ids/one",
        "admin/config/properties",
        "subjects/%zz/versions",
        "subjects/%00/versions"
      })
  void whatIsNoRouteOfARegistryNeverReachesIt(String path) {
    assertThat(RegistryCall.parse("GET", path)).isEmpty();
  }

  @Test
  void aSubjectWithASlashStaysOneSubject() {
    RegistryCall call = RegistryCall.parse("GET", "subjects/a%2Fb%20c+d/versions").orElseThrow();

    assertThat(call.subject()).isEqualTo("a/b c+d");
    assertThat(call.path()).isEqualTo("/subjects/a%2Fb%20c%2Bd/versions");
  }

  @Test
  void onlyWhatChangesSomethingHasANameInTheAuditLog() {
    for (Kind kind : Kind.values()) {
      boolean reads =
          kind.need() == RegistryCall.Need.SIGHT || kind.need() == RegistryCall.Need.READ;
      assertThat(kind.action().isEmpty()).as(kind.name()).isEqualTo(reads);
    }
  }
}
