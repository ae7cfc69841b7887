package dev.gradus.autodiff;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What this module may lean on, what it shows, and what it remembers. */
@AnalyzeClasses(packages = "dev.gradus.autodiff",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CHECK = "dev.gradus.autodiff.check";
  private static final String KERNEL = "dev.gradus.autodiff.kernel";
  private static final String PRODUCT = KERNEL + ".product";
  private static final String MATH = "dev.gradus.autodiff.math";
  private static final String OPTIMIZE = "dev.gradus.autodiff.optimize";
  private static final String PLAN = "dev.gradus.autodiff.plan";
  private static final String PROGRAM = PLAN + ".program";
  private static final String RUN = PLAN + ".run";

  /** What {@link Math} rounds as the processor and the JVM like. */
  private static final String TRANSCENDENTAL = "exp|expm1|log|log10|log1p|pow|sin|cos|tan|asin|acos"
      + "|atan|atan2|sinh|cosh|tanh|cbrt|hypot";

  /**
   * Whose static state is when vectors take over, and whether a thread was missed: that decides
   * speed and no bit.
   */
  private static final String CLOCKS = ".*\\.(Warmth|VectorApi|Daemons)";

  @ArchTest
  static final ArchRule LEANS_ON_JAVA_ONLY = classes().should().onlyDependOnClassesThat()
      .resideInAnyPackage("dev.gradus.autodiff..", "java..", "jdk.incubator.vector",
          "org.jspecify.annotations");

  @ArchTest
  static final ArchRule TAPES_DO_NOT_KNOW_PLANS = noClasses().that()
      .resideInAPackage("dev.gradus.autodiff").should().dependOnClassesThat()
      .resideInAnyPackage(PLAN + "..", KERNEL + "..");

  /** A descent is of any function; one in var operations becomes a plan in one place. */
  @ArchTest
  static final ArchRule A_DESCENT_KNOWS_NO_PLANS = noClasses().that()
      .resideInAPackage(OPTIMIZE).and().haveSimpleNameNotStartingWith("PlannedFunction")
      .should().dependOnClassesThat().resideInAnyPackage(PLAN + "..", KERNEL + "..");

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_CHECK = noClasses().that()
      .resideOutsideOfPackage(CHECK).should().dependOnClassesThat().resideInAPackage(CHECK);

  @ArchTest
  static final ArchRule THE_CHECK_KNOWS_NO_PLANS = noClasses().that()
      .resideInAPackage(CHECK).should().dependOnClassesThat()
      .resideInAnyPackage(PLAN + "..", KERNEL + "..");

  /** What a plan computes is known before it is known on what. */
  @ArchTest
  static final ArchRule PROGRAMS_KNOW_TAPES_ONLY = noClasses().that()
      .resideInAPackage(PROGRAM).should().dependOnClassesThat()
      .resideInAnyPackage(PLAN, RUN, MATH, KERNEL + "..");

  @ArchTest
  static final ArchRule RUNS_DO_NOT_KNOW_PLANS = noClasses().that()
      .resideInAPackage(RUN).should().dependOnClassesThat().resideInAPackage(PLAN);

  @ArchTest
  static final ArchRule ONLY_RUNS_KNOW_KERNELS = noClasses().that()
      .resideOutsideOfPackages(RUN, KERNEL + "..").should().dependOnClassesThat()
      .resideInAPackage(KERNEL + "..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_AN_ORDER = slices().assignedFrom(new SliceAssignment() {
    @Override public String getDescription() { return "packages"; }
    @Override public SliceIdentifier getIdentifierOf(JavaClass c) {
      return SliceIdentifier.of(c.getPackageName());
    }
  }).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule KERNELS_LEAN_ON_NOTHING = classes().that()
      .resideInAPackage(KERNEL).should().onlyDependOnClassesThat()
      .resideInAnyPackage(KERNEL, MATH, "java..", "org.jspecify.annotations",
          "jdk.incubator.vector");

  @ArchTest
  static final ArchRule PRODUCTS_LEAN_ON_KERNELS = classes().that().resideInAPackage(PRODUCT)
      .should().onlyDependOnClassesThat().resideInAnyPackage(PRODUCT, KERNEL, "java..",
          "org.jspecify.annotations", "jdk.incubator.vector");

  @ArchTest
  static final ArchRule FUNCTIONS_LEAN_ON_NOTHING = classes().that().resideInAPackage(MATH)
      .should().onlyDependOnClassesThat()
      .resideInAnyPackage(MATH, "java.lang..", "org.jspecify.annotations");

  @ArchTest
  static final ArchRule EVERY_FUNCTION_IS_DEFINED_ONCE = noClasses().that()
      .resideOutsideOfPackage(MATH).should().callMethodWhere(transcendental(Math.class))
      .orShould().callMethodWhere(transcendental(StrictMath.class));

  @ArchTest
  static final ArchRule NO_FUNCTION_DEPENDS_ON_THE_PROCESSOR = noClasses().that()
      .resideInAPackage(MATH).should().callMethodWhere(transcendental(Math.class))
      .orShould().callMethod(Math.class, "fma", double.class, double.class, double.class)
      .orShould().callMethod(Math.class, "fma", float.class, float.class, float.class);

  /** Vectors have their own; whoever has neither replaces one class. */
  @ArchTest
  static final ArchRule MULTIPLY_ADD_IS_DEFINED_ONCE = noClasses().that()
      .haveNameNotMatching(".*\\.kernel\\.product\\.MultiplyAdd")
      .should().callMethod(Math.class, "fma", double.class, double.class, double.class)
      .orShould().callMethod(Math.class, "fma", float.class, float.class, float.class);

  private static DescribedPredicate<JavaMethodCall> transcendental(Class<?> owner) {
    return JavaCall.Predicates.target(HasOwner.Predicates.With.<JavaClass>owner(
        JavaClass.Predicates.equivalentTo(owner)))
        .and(JavaCall.Predicates.target(HasName.Predicates.nameMatching(TRANSCENDENTAL)))
        .forSubtype();
  }

  /** These are loaded where the Vector API is there; all others work without it. */
  @ArchTest
  static final ArchRule ONLY_LOOPS_OF_VECTORS_USE_VECTORS = noClasses().that()
      .haveNameNotMatching(".*\\.kernel\\.(Double|Float)Vector\\w*").and().haveNameNotMatching(
          ".*\\.kernel\\.product\\.(Double|Float)(Tile\\w+|Panels|Packing|Transpose)")
      .should().dependOnClassesThat().resideInAPackage("jdk.incubator.vector");

  /** Looking for one of n names or vars in a list takes n steps, and for each of them n². */
  @ArchTest
  static final ArchRule LISTS_ARE_NOT_SEARCHED = noClasses()
      .should().callMethod(List.class, "indexOf", Object.class)
      .orShould().callMethod(List.class, "contains", Object.class);

  @ArchTest
  static final ArchRule NOTHING_IS_REMEMBERED_BUT_WHEN_VECTORS_TAKE_OVER = fields().that()
      .areStatic().and().areDeclaredInClassesThat().resideInAnyPackage(PLAN + "..", KERNEL + "..")
      .and().areDeclaredInClassesThat().haveNameNotMatching(CLOCKS).should().beFinal();

  /** But for the arrays that a thread's exponentials work in. */
  @ArchTest
  static final ArchRule KERNELS_HAVE_NO_TABLES_THAT_CHANGE = noFields().that().areStatic().and()
      .areDeclaredInClassesThat().resideInAPackage(KERNEL + "..").and()
      .areDeclaredInClassesThat()
      .haveNameNotMatching(CLOCKS + "|.*\\.(Double|Float)Stages").should()
      .haveRawType(assignableTo(Collection.class)
          .or(assignableTo(Map.class)).or(assignableTo(ThreadLocal.class))
          .or(JavaClass.Predicates.resideInAPackage("java.util.concurrent.atomic")));

  /** What one compilation counts no other one sees. */
  @ArchTest
  static final ArchRule PLANS_COUNT_NOTHING = noFields().that().areStatic().and()
      .areDeclaredInClassesThat().resideInAPackage(PLAN + "..").should().haveRawType(
          JavaClass.Predicates.resideInAPackage("java.util.concurrent.atomic"));

  @ArchTest
  static void plansShowWhatUsersNeedAndNoMore(JavaClasses all) {
    assertThat(all.stream().filter(c -> c.getPackageName().equals(PLAN))
        .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC)).map(JavaClass::getName)
        .map(name -> name.substring(PLAN.length() + 1)))
        .containsExactlyInAnyOrder("Plan", "Plan$Builder", "Precision", "Workspace");
  }

  @ArchTest
  static void theModuleNeedsTheBaseOfJavaAndVectorsIfTheyAreThere(JavaClasses all)
      throws IOException {
    ModuleDescriptor module = module(Tape.class);
    assertThat(module.requires().stream().map(Object::toString)
        .map(r -> r.replaceAll(" \\(@.*", "")))
        .containsExactlyInAnyOrder("mandated java.base", "static jdk.incubator.vector",
            "static org.jspecify");
    assertThat(module.exports().stream()
        .map(ModuleDescriptor.Exports::source).collect(Collectors.toSet()))
        .as("an export to one module would make what is internal a promise")
        .containsExactlyInAnyOrder("dev.gradus.autodiff", CHECK, OPTIMIZE, PLAN);
    assertThat(module.uses()).isEmpty();
    assertThat(module.opens()).isEmpty();
  }

  private static ModuleDescriptor module(Class<?> inside) throws IOException {
    String classes = inside.getProtectionDomain().getCodeSource().getLocation().toString();
    try (InputStream in = java.net.URI.create(classes + "module-info.class").toURL().openStream()) {
      return ModuleDescriptor.read(in);
    }
  }
}
