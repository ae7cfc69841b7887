package dev.gradus.onnx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this module may lean on. */
@AnalyzeClasses(packages = "dev.gradus.onnx", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule LEANS_ON_NN_AND_PROTOCOL_BUFFERS_ONLY =
      classes().should().onlyDependOnClassesThat().resideInAnyPackage("dev.gradus.onnx",
          "dev.gradus.nn", "dev.gradus.autodiff",
          "dev.gradus.autodiff.plan", "ai.onnx.proto", "com.google.protobuf", "java..",
          "org.jspecify.annotations");

  @ArchTest
  static final ArchRule ONE_CLASS_KNOWS_THE_FORM_OF_THE_FILE =
      noClasses().that().doNotHaveSimpleName("Graph").should().dependOnClassesThat()
          .resideInAnyPackage("ai.onnx.proto", "com.google.protobuf");

  @ArchTest
  static void theModuleNeedsTheseOthers(JavaClasses all) throws IOException {
    String classes = Onnx.class.getProtectionDomain().getCodeSource().getLocation().toString();
    try (InputStream in = URI.create(classes + "module-info.class").toURL().openStream()) {
      assertThat(ModuleDescriptor.read(in).requires().stream().map(Object::toString)
          .map(r -> r.replaceAll(" \\(@.*", "").replaceAll("@.*", "")))
          .containsExactlyInAnyOrder("mandated java.base", "transitive dev.gradus.nn",
              "com.google.protobuf", "org.tribuo.util.onnx", "static org.jspecify");
    }
  }

  /** The compiler documents what it is told to. */
  @ArchTest
  static void thePackageIsDocumentedInFull(JavaClasses all) throws IOException {
    assertThat(Files.readString(Path.of("..", "pom.xml"))).containsPattern(
        "<arg>-Xdoclint/package:[^<]*\\bdev\\.gradus\\.onnx\\b[^<]*</arg>");
  }
}
