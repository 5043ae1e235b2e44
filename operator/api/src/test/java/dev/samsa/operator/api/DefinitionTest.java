package dev.samsa.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The definition in the resources is the one that the classes make: {@code
 * -Dsamsa.definition.write} writes it anew.
 */
class DefinitionTest {
  private static final Path KEPT = Path.of("src/main/resources/META-INF/samsa/kafkaclusters.yaml");

  @TempDir Path folder;

  @Test
  void theKeptDefinitionIsTheOneThatTheClassesMake() throws IOException {
    String made = make();
    if (System.getProperty("samsa.definition.write") != null) {
      Files.writeString(KEPT, made);
    }
    assertThat(Files.readString(KEPT))
        .as("run this test with -Dsamsa.definition.write after a change of the classes")
        .isEqualTo(made);
  }

  @Test
  void onlyTheStatusIsASubresource() throws IOException {
    String kept = Files.readString(KEPT);
    assertThat(kept).contains("status: {}").doesNotContain("scale:");
  }

  /**
   * A record's component hands its annotations to field and accessor, and the generator reads both;
   * and it has no way to say that a resource without a specification is none.
   */
  private static void complete(CustomResourceDefinition definition) {
    JSONSchemaProps root =
        definition.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    root.setRequired(List.of("spec"));
    keepRulesOnce(root);
  }

  private static void keepRulesOnce(JSONSchemaProps schema) {
    schema.setXKubernetesValidations(
        schema.getXKubernetesValidations().stream().distinct().toList());
    schema.getProperties().values().forEach(DefinitionTest::keepRulesOnce);
  }

  private String make() throws IOException {
    new CRDGenerator()
        .inOutputDir(folder.toFile())
        .forCRDVersions("v1")
        .customResourceClasses(KafkaCluster.class)
        .generate();
    KubernetesSerialization yaml = new KubernetesSerialization();
    CustomResourceDefinition definition =
        yaml.unmarshal(
            Files.readString(folder.resolve("kafkaclusters.samsa.dev-v1.yml")),
            CustomResourceDefinition.class);
    complete(definition);
    return yaml.asYaml(definition);
  }
}
