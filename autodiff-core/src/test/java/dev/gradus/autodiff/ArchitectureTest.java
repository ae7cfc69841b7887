package dev.gradus.autodiff;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may lean on. */
@AnalyzeClasses(packages = "dev.gradus.autodiff",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule LEANS_ON_JAVA_ONLY = classes().should().onlyDependOnClassesThat()
      .resideInAnyPackage("dev.gradus.autodiff..", "java..", "jdk.incubator.vector",
          "org.jspecify.annotations");

  @ArchTest
  static final ArchRule TAPES_DO_NOT_KNOW_PLANS = noClasses().that()
      .resideInAPackage("dev.gradus.autodiff").should().dependOnClassesThat()
      .resideInAnyPackage("dev.gradus.autodiff.plan", "dev.gradus.autodiff.kernel");

  @ArchTest
  static final ArchRule KERNELS_LEAN_ON_NOTHING = classes().that()
      .resideInAPackage("dev.gradus.autodiff.kernel").should().onlyDependOnClassesThat()
      .resideInAnyPackage("dev.gradus.autodiff.kernel", "java..", "org.jspecify.annotations",
          "jdk.incubator.vector");

  @ArchTest
  static final ArchRule ONLY_KERNELS_USE_VECTORS = noClasses().that()
      .resideOutsideOfPackage("dev.gradus.autodiff.kernel").should().dependOnClassesThat()
      .resideInAPackage("jdk.incubator.vector");
}
