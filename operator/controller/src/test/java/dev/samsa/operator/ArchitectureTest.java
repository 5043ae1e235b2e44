package dev.samsa.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.samsa.operator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PLANS_ARE_PURE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..operator.plan", "..operator.objects", "..operator.describe", "..operator.observe")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8.kubernetes.client..",
              "io.javaoperatorsdk..",
              "io.quarkus..",
              "org.apache.kafka..",
              "dev.samsa.operator.reconcile",
              "dev.samsa.operator.kafka")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .because("what they return may depend on nothing but what they are given");

  @ArchTest
  static final ArchRule ONLY_THE_API_AND_THE_DESCRIPTION_ARE_SHARED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.samsa.controlplane..", "dev.samsa.broker..", "dev.samsa.billing..")
          .because("the operator depends on operator/api and data-plane/description alone");
}
