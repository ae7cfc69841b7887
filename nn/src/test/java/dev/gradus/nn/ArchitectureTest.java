package dev.gradus.nn;

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
import java.util.List;

/** What this module may lean on. */
@AnalyzeClasses(packages = "dev.gradus.nn", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule LEANS_ON_THE_ENGINE_AND_JAVA_ONLY =
      classes().should().onlyDependOnClassesThat().resideInAnyPackage("dev.gradus.nn",
          "dev.gradus.nn.files",
          "dev.gradus.autodiff",
          "dev.gradus.autodiff.optimize",
          "dev.gradus.autodiff.plan", "java..", "org.jspecify.annotations");

  /** A page for teaching runs it where there are no plans. */
  @ArchTest
  static final ArchRule AN_EAGER_STEP_RUNS_NO_PLAN =
      noClasses().that().belongToAnyOf(Objective.class, Descent.class, Sgd.class, Adam.class)
          .should().transitivelyDependOnClassesThat()
          .resideInAPackage("dev.gradus.autodiff.plan..");

  /** Looking for one of n names in a list takes n steps, and for each of them n². */
  @ArchTest
  static final ArchRule LISTS_ARE_NOT_SEARCHED = noClasses()
      .should().callMethod(List.class, "indexOf", Object.class)
      .orShould().callMethod(List.class, "contains", Object.class);

  @ArchTest
  static void theModuleNeedsTheBaseOfJavaAndTheEngine(JavaClasses all) throws IOException {
    String classes = Layer.class.getProtectionDomain().getCodeSource().getLocation().toString();
    try (InputStream in = URI.create(classes + "module-info.class").toURL().openStream()) {
      assertThat(ModuleDescriptor.read(in).requires().stream().map(Object::toString)
          .map(r -> r.replaceAll(" \\(@.*", ""))).containsExactlyInAnyOrder("mandated java.base",
              "transitive dev.gradus.autodiff", "static org.jspecify");
    }
  }
}
