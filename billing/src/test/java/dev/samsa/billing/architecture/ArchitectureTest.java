package dev.samsa.billing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Path CLASSES = Path.of("target", "classes");

  private final JavaClasses billing =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.samsa.billing");

  @Test
  void billingNeedsNothingButJavaAndJackson() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.samsa.billing..", "java..", "com.fasterxml.jackson..")
        .check(billing);
  }

  @Test
  void onlyTheCommandLineTouchesFilesAndPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(billing);
  }

  @Test
  void nothingReadsAClockOrDrawsAtRandom() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .callMethod("java.time.Instant", "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Random|UUID)|java\\.security\\.SecureRandom")
        .check(billing);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.samsa.billing.(*)..").should().beFreeOfCycles().check(billing);
  }

  @Test
  void thereIsNoFloatingPointAnywhere() throws IOException {
    List<String> found = new ArrayList<>();
    int classes = 0;
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        ClassModel model = ClassFile.of().parse(file);
        classes++;
        for (MethodModel method : model.methods()) {
          if (floats(method)) {
            found.add(model.thisClass().asInternalName() + "." + method.methodName());
          }
        }
      }
    }
    assertThat(classes).isGreaterThan(80);
    assertThat(found).isEmpty();
  }

  private static boolean floats(MethodModel method) {
    return floats(method.methodTypeSymbol())
        || method.code().stream()
            .flatMap(code -> code.elementStream())
            .anyMatch(ArchitectureTest::floats);
  }

  private static boolean floats(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call -> floats(call.typeSymbol());
      case InvokeDynamicInstruction call -> floats(call.typeSymbol());
      case Instruction instruction ->
          instruction
              .opcode()
              .name()
              .matches(
                  "(D|F)(LOAD|STORE|ADD|SUB|MUL|DIV|REM|NEG|CONST|RETURN|CMP|2).*|[ILFD]2[DF]");
      default -> false;
    };
  }

  private static boolean floats(MethodTypeDesc type) {
    return Stream.concat(Stream.of(type.returnType()), type.parameterList().stream())
        .anyMatch(part -> part.descriptorString().matches("\\[*[DF]"));
  }
}
