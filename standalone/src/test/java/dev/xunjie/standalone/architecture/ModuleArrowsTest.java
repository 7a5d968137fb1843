package dev.xunjie.standalone.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table "Modules: who may know whom" of docs/architecture.md, held against the classes. */
class ModuleArrowsTest {
  private static JavaClasses everything;

  /** The modules, in an order in which each knows earlier ones only. */
  enum Module {
    CONTRACTS("contracts", "dev.xunjie.contracts"),
    RULES("rules", "dev.xunjie.rules", CONTRACTS),
    EVIDENCE("evidence", "dev.xunjie.evidence", CONTRACTS),
    MODELS("models", "dev.xunjie.models"),
    DETECTOR("detector", "dev.xunjie.detector", CONTRACTS, MODELS),
    CAMERA_GATEWAY("camera-gateway", "dev.xunjie.gateway", CONTRACTS),
    STREAM_JOBS("stream-jobs", "dev.xunjie.streams", CONTRACTS, RULES, DETECTOR),
    VIOLATION_API("violation-api", "dev.xunjie.violation", CONTRACTS, RULES, EVIDENCE),
    STANDALONE(
        "standalone",
        "dev.xunjie.standalone",
        CONTRACTS,
        RULES,
        EVIDENCE,
        MODELS,
        DETECTOR,
        CAMERA_GATEWAY);

    private final String folder;
    private final String rootPackage;
    private final List<Module> known;

    Module(String folder, String rootPackage, Module... known) {
      this.folder = folder;
      this.rootPackage = rootPackage;
      this.known = List.of(known);
    }

    Path classFolder() {
      return Path.of(System.getenv("XUNJIE_ROOT"), folder, "target", "classes");
    }

    String packages() {
      return rootPackage + "..";
    }
  }

  @BeforeAll
  static void readClasses() {
    for (Module module : Module.values()) {
      assertThat(module.classFolder()).as("classes of %s: build the module first", module).exists();
    }
    everything =
        new ClassFileImporter()
            .importPaths(Arrays.stream(Module.values()).map(Module::classFolder).toList());
  }

  @ParameterizedTest
  @EnumSource
  void knowsOnlyWhatTheDesignAllows(Module module) {
    String[] foreign =
        Stream.of(Module.values())
            .filter(other -> other != module && !module.known.contains(other))
            .map(Module::packages)
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(module.packages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(foreign)
        .allowEmptyShould(true)
        .check(everything);
  }

  @ParameterizedTest
  @EnumSource
  void livesInItsOwnPackage(Module module) {
    assertThat(Files.isDirectory(module.classFolder())).isTrue();

    classes()
        .should()
        .resideInAPackage(module.packages())
        .allowEmptyShould(true)
        .check(new ClassFileImporter().importPath(module.classFolder()));
  }

  @ParameterizedTest
  @EnumSource
  void hasNoCircleOfPackages(Module module) {
    slices()
        .matching(module.rootPackage + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(everything);
  }

  @Test
  void rulesAndContractsSeeNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(Module.RULES.packages(), Module.CONTRACTS.packages())
        .should()
        .dependOnClassesThat(framework())
        .check(everything);
  }

  @Test
  void rulesLookAtNoClock() {
    noClasses()
        .that()
        .resideInAPackage(Module.RULES.packages())
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(everything);
  }

  @Test
  void packagesAreNamedForWhatTheyAreAbout() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..impl..", "..manager..", "..common..")
        .check(everything);
  }

  private static DescribedPredicate<JavaClass> framework() {
    return resideInAnyPackage(
        "org.apache.flink..",
        "org.apache.kafka..",
        "org.springframework..",
        "ai.djl..",
        "org.bytedeco..");
  }
}
