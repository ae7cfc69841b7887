package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Lists of packages that the build and the documentation keep: none forgets a package. */
@AnalyzeClasses(packages = "dev.gradus.autodiff",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {
  private static final String MODULE = "dev.gradus.autodiff";
  private static final Path PARENT = Path.of("../pom.xml");

  private static Set<String> packages(JavaClasses all) {
    return all.stream().map(JavaClass::getPackageName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Packages that everybody may use, as module-info says. */
  private static Set<String> exported() throws IOException {
    String classes = Tape.class.getProtectionDomain().getCodeSource().getLocation().toString();
    try (InputStream in = URI.create(classes + "module-info.class").toURL().openStream()) {
      return ModuleDescriptor.read(in).exports().stream().filter(e -> !e.isQualified())
          .map(ModuleDescriptor.Exports::source).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The packages of this module in a list of the parent's pom. */
  private static Set<String> listed(String begin, String separator, String end) throws IOException {
    Matcher list = Pattern.compile(begin + "(.*?)" + end).matcher(Files.readString(PARENT));
    assertThat(list.find()).as("%s in %s", begin, PARENT).isTrue();
    return Arrays.stream(list.group(1).split(separator)).filter(PackagesTest::isOfThisModule)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOfThisModule(String name) {
    return (name + '.').startsWith(MODULE + '.');
  }

  @ArchTest
  static void theJavadocHasThePackagesThatAreExported(JavaClasses all) throws IOException {
    Set<String> hidden = packages(all);
    hidden.removeAll(exported());
    assertThat(listed("<excludePackageNames>", ":", "</")).isEqualTo(hidden);
  }

  @ArchTest
  static void exportedPackagesAreDocumentedInFull(JavaClasses all) throws IOException {
    assertThat(listed("-Xdoclint/package:", ",", "</")).isEqualTo(exported());
  }

  @ArchTest
  static void nullIsLookedForInEveryPackage(JavaClasses all) throws ClassNotFoundException {
    for (String name : packages(all)) {
      assertThat(Class.forName(name + ".package-info")).hasAnnotation(NullMarked.class);
    }
  }

  @ArchTest
  static void thePageOfPlantedFaultsSaysOfEveryPackageWhetherTheyArePlantedThere(JavaClasses all)
      throws IOException {
    Matcher excluded = Pattern.compile("(?s)<excludedClasses>(.*?)</excludedClasses>")
        .matcher(Files.readString(Path.of("../verify/pom.xml")));
    assertThat(excluded.find()).isTrue();
    Set<String> leftOut = new TreeSet<>();
    Set<String> planted = new TreeSet<>();
    for (String name : packages(all)) {
      (isLeftOut(name, excluded.group(1)) ? leftOut : planted).add(name);
    }
    String page = Files.readString(Path.of("../docs/mutation.md"));
    assertThat(named(page, "Faults are planted in ")).isEqualTo(planted);
    assertThat(named(page, "Left out are ")).isEqualTo(leftOut);
  }

  /** Whether a pattern that ends in a star takes all classes of a package. */
  private static boolean isLeftOut(String name, String patterns) {
    Matcher m = Pattern.compile("<param>([a-z.]+)\\.\\*</param>").matcher(patterns);
    while (m.find()) if ((name + '.').startsWith(m.group(1) + '.')) return true;
    return false;
  }

  /** The packages that a sentence of a page names, without what all names begin with. */
  private static Set<String> named(String page, String begin) {
    int from = page.indexOf(begin);
    assertThat(from).as(begin).isNotNegative();
    String paragraph = page.substring(from, page.indexOf("\n\n", from));
    Matcher m = Pattern.compile("`([a-z.]+)`").matcher(paragraph);
    Set<String> names = new TreeSet<>();
    while (m.find()) names.add(m.group(1).equals(MODULE) ? MODULE : MODULE + '.' + m.group(1));
    return names;
  }

  @ArchTest
  static void aTraceTakesEveryPackageForTheLibrary(JavaClasses all) {
    for (JavaClass c : all) assertThat(Trace.isLibrary(c.getName())).as(c.getName()).isTrue();
    assertThat(Trace.isLibrary("dev.gradus.nn.Training")).isFalse();
    assertThat(Trace.isLibrary("dev.gradus.autodiffs.Program")).isFalse();
  }
}
