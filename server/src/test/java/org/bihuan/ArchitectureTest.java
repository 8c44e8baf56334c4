package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** The house stands as it is drawn, and each wall has been seen to hold against an offender. */
class ArchitectureTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.bihuan");
  private static final JavaClasses TESTS =
      new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("org.bihuan");
  private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages("planted");
  private static final List<ArchRule> WALLS = Walls.OF_THE_PRODUCT;

  @Test
  void modulesTouchOnlyWhatTheyDeclareAndOnlyByPublicFaces() {
    ApplicationModules.of(Application.class).verify();
  }

  @Test
  void aForbiddenCallBetweenModulesIsFound() {
    ApplicationModules house = ApplicationModules.of("planted.house", location -> true);

    assertThatThrownBy(house::verify).isInstanceOf(Violations.class).hasMessageContaining("Offender");
  }

  @ParameterizedTest
  @FieldSource("WALLS")
  void theWallHolds(ArchRule wall) {
    wall.check(PRODUCT);
  }

  @ParameterizedTest
  @FieldSource("WALLS")
  void theWallHoldsAgainstAPlantedOffender(ArchRule wall) {
    assertThat(wall.evaluate(OFFENDERS).hasViolation()).as(wall.getDescription()).isTrue();
  }

  @Test
  void testsMockNothing() {
    Walls.NO_MOCKS.check(TESTS);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        PRODUCT.stream()
            .map(type -> type.getPackage())
            .distinct()
            .filter(p -> !p.getName().equals("org.bihuan"))
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(p -> p.getName())
            .toList();

    assertThat(unmarked).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sourceFolders")
  void filesStayReadable(Path folder, int longest) {
    List<String> tooLong =
        files(folder)
            .filter(file -> lines(file).size() > longest)
            .map(file -> file + ": " + lines(file).size())
            .toList();

    assertThat(tooLong).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sourceFolders")
  void nothingIsLeftForLater(Path folder, int longest) {
    String later = "TO" + "DO";
    List<Path> found =
        files(folder)
            .filter(file -> lines(file).stream().anyMatch(line -> line.contains(later) || line.contains("FIX" + "ME")))
            .toList();

    assertThat(found).isEmpty();
  }

  static Stream<Arguments> sourceFolders() {
    return Stream.of(
        Arguments.of(Path.of("src/main/java"), 400),
        Arguments.of(Path.of("src/test/java"), 600));
  }

  private static Stream<Path> files(Path folder) {
    try {
      return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
