package dev.gradus.verify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.gradus.fixtures.PublicApi;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this module may lean on. */
@AnalyzeClasses(packages = "dev.gradus.verify",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule LEANS_ON_THE_ENGINE_AND_JAVA_ONLY =
      classes().should().onlyDependOnClassesThat().resideInAnyPackage("dev.gradus.verify..",
          "dev.gradus.autodiff", "dev.gradus.autodiff.check", "dev.gradus.autodiff.plan",
          "java..", "org.jspecify.annotations", "net.jqwik.api..");

  @ArchTest
  static final ArchRule JQWIK_IS_KNOWN_IN_ONE_PACKAGE = noClasses().that()
      .resideOutsideOfPackage("dev.gradus.verify.jqwik").should().dependOnClassesThat()
      .resideInAnyPackage("net.jqwik..", "dev.gradus.verify.jqwik");

  /** What a compiler for browsers has not, or is slow with. */
  @ArchTest
  static final ArchRule SLIPS_COMPILE_FOR_A_BROWSER = noClasses().that()
      .resideInAPackage("dev.gradus.verify.slips").should().dependOnClassesThat()
      .resideInAnyPackage("java.util.regex", "java.util.concurrent..", "java.lang.reflect..",
          "java.lang.invoke..", "java.io..", "java.nio..", "dev.gradus.verify")
      .orShould().callMethod(String.class, "format", String.class, Object[].class)
      .orShould().accessClassesThat().areAssignableTo(Thread.class);

  @ArchTest
  static void theModuleNeedsTheBaseOfJavaAndTheEngine(JavaClasses all) throws IOException {
    String classes = Verify.class.getProtectionDomain().getCodeSource().getLocation().toString();
    try (InputStream in = URI.create(classes + "module-info.class").toURL().openStream()) {
      assertThat(ModuleDescriptor.read(in).requires().stream().map(Object::toString)
          .map(r -> r.replaceAll(" \\(@.*", ""))).containsExactlyInAnyOrder("mandated java.base",
              "transitive dev.gradus.autodiff", "static org.jspecify", "static net.jqwik.api");
    }
  }

  /** The compiler documents what it is told to. */
  @ArchTest
  static void everyExportedPackageIsDocumentedInFull(JavaClasses all) throws IOException {
    String pom = Files.readString(Path.of("..", "pom.xml"));
    for (String name : PublicApi.exported(Verify.class)) {
      assertThat(pom).containsPattern("<arg>-Xdoclint/package:[^<]*\\b"
          + name.replace(".", "\\.") + "[,<]");
    }
  }
}
