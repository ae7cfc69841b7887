package dev.gradus.nn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module may lean on. */
@AnalyzeClasses(packages = "dev.gradus.nn", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule LEANS_ON_THE_ENGINE_AND_JAVA_ONLY =
      classes().should().onlyDependOnClassesThat().resideInAnyPackage("dev.gradus.nn",
          "dev.gradus.autodiff", "dev.gradus.autodiff.plan", "java..", "org.jspecify.annotations");
}
