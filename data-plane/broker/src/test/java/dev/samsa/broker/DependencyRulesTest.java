package dev.samsa.broker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.samsa.broker", importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyRulesTest {
  @ArchTest
  static final ArchRule THE_BROKER_KNOWS_NOTHING_OF_THE_CONTROL_PLANE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "jakarta..", "dev.samsa.controlplane..");

  @ArchTest
  static final ArchRule OF_SAMSA_IT_USES_THE_DESCRIPTION_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("dev.samsa..")
          .orShould()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.samsa.broker..",
              "dev.samsa.description..",
              "java..",
              "javax..",
              "org..",
              "com..",
              "kafka..",
              "scala..");

  @ArchTest
  static final ArchRule RULES_AND_RENDERING_DO_NO_INPUT_OR_OUTPUT =
      noClasses()
          .that()
          .resideInAnyPackage("..broker.access.rules..", "..broker.config..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.net..",
              "java.nio.channels..",
              "java.util.concurrent..",
              "dev.samsa.broker.agent..");

  @ArchTest
  static final ArchRule RENDERING_TOUCHES_NO_FILE =
      noClasses()
          .that()
          .resideInAnyPackage("..broker.access.rules..", "..broker.config..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.nio.file.Files");
}
