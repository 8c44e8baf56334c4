package org.bihuan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bihuan.access.Permissions;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.Requires;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The walls inside the house, as rules; {@link ArchitectureTest} holds product and planted offenders against them. */
final class Walls {

  private static final DescribedPredicate<JavaClass> SQL =
      resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
          .or(describe("JSON of the database driver", type -> type.getPackageName().startsWith("org.postgresql")));

  /** Those who keep the database itself, and the base of every transaction. */
  private static final DescribedPredicate<JavaClass> PLUMBING = resideInAPackage("org.bihuan.platform..");

  static final ArchRule SQL_IN_STORES_AND_QUERIES_ONLY =
      noClasses()
          .that(
              describe(
                  "are no Store, Records, Queries, Row or Fold",
                  type -> !outermost(type).getSimpleName().matches(".*(Store|Records|Queries|Row|Fold)")))
          .and(DescribedPredicate.not(PLUMBING))
          .should()
          .dependOnClassesThat(SQL)
          .because("SQL stands where it can be found: in Stores, Records (write), Queries, their Rows (read), Folds (figures)");

  static final ArchRule CONTROLLERS_SPEAK_AND_DO_NOT_REMEMBER =
      noClasses()
          .that()
          .areAnnotatedWith(RestController.class)
          .should()
          .dependOnClassesThat(describe("a Store", type -> type.getSimpleName().endsWith("Store") && isSqlClass(type)))
          .orShould()
          .dependOnClassesThat(SQL);

  static final ArchRule CONTROLLERS_DO_NOT_CATCH =
      classes().that().areAnnotatedWith(RestController.class).should(notCatch());

  static final ArchRule EVERY_ENDPOINT_NAMES_ITS_PERMISSION =
      methods()
          .that()
          .areMetaAnnotatedWith(RequestMapping.class)
          .should(nameExactlyOnePermission())
          .because("an endpoint nobody has thought about must not be open");

  static final ArchRule RULES_ARE_PURE =
      noClasses()
          .that(describe("are Rules", type -> outermost(type).getSimpleName().endsWith("Rules")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..", "javax.sql..", "java.net.http..")
                  .or(nameMatching("java\\.time\\.Clock")))
          .because("a rule decides on values it is given, today included");

  static final ArchRule VALUES_ARE_PURE =
      noClasses()
          .that(
              describe(
                  "are records or enums",
                  type -> (type.isRecord() || type.isEnum()) && !outermost(type).getSimpleName().endsWith("Settings")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.springframework..", "javax.sql..")
                  .or(nameMatching("java\\.time\\.Clock")))
          .because("a value carries no machinery");

  static final ArchRule ONLY_THE_CLOCK_KNOWS_THE_TIME =
      classes()
          .that(DescribedPredicate.not(PLUMBING))
          .should(
              neverCall(
                  "ask the machine for the time",
                  call ->
                      call.getName().equals("now") && call.getTargetOwner().getPackageName().equals("java.time")
                          && call.getTarget().getRawParameterTypes().isEmpty()
                          || call.getName().equals("currentTimeMillis")
                          || call.getName().startsWith("system")
                              && call.getTargetOwner().getName().equals("java.time.Clock")))
          .because("stories are told on a clock that is moved");

  static final ArchRule WHAT_SPEAKS_OR_REMEMBERS_IS_PRIVATE =
      classes()
          .that(
              describe(
                  "are Controllers, Stores or Queries",
                  type ->
                      type.isTopLevelClass()
                          && isSpring(type)
                          && type.getSimpleName().matches(".*(Controller|Store|Queries)")
                          && !type.getSimpleName().equals("FileStore")))
          .should()
          .bePackagePrivate()
          .because("a module is entered by its public face");

  static final ArchRule NO_MACHINE_WORDS =
      noClasses()
          .that()
          .areNotAssignableTo(PlatformTransactionManager.class)
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("VO")
          .orShould()
          .haveSimpleNameEndingWith("DTO")
          .because("a name says what the thing is");

  static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith(Autowired.class);

  static final ArchRule NO_MOCKS =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.mockito..", "org.easymock..", "org.springframework.test.context.bean.override.mockito.."))
          .because("our own code is never mocked");

  /** What product code has to keep. */
  static final List<ArchRule> OF_THE_PRODUCT =
      List.of(
          SQL_IN_STORES_AND_QUERIES_ONLY,
          CONTROLLERS_SPEAK_AND_DO_NOT_REMEMBER,
          CONTROLLERS_DO_NOT_CATCH,
          EVERY_ENDPOINT_NAMES_ITS_PERMISSION,
          RULES_ARE_PURE,
          VALUES_ARE_PURE,
          ONLY_THE_CLOCK_KNOWS_THE_TIME,
          WHAT_SPEAKS_OR_REMEMBERS_IS_PRIVATE,
          NO_MACHINE_WORDS,
          NO_FIELD_INJECTION,
          NO_MOCKS);

  private Walls() {}

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Walls::outermost).orElse(type);
  }

  private static boolean isSpring(JavaClass type) {
    return type.isMetaAnnotatedWith(Component.class);
  }

  private static boolean isSqlClass(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream().anyMatch(d -> SQL.test(d.getTargetClass()));
  }

  private static ArchCondition<JavaClass> neverCall(String what, Predicate<JavaCall<?>> calls) {
    return new ArchCondition<>("never " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(
                type.getMethodCallsFromSelf().stream(), type.getConstructorCallsFromSelf().stream())
            .filter(calls)
            .forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> notCatch() {
    return new ArchCondition<>("not catch") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getCodeUnits().stream()
            .filter(unit -> unit.getTryCatchBlocks().stream().anyMatch(block -> !block.getCaughtThrowables().isEmpty()))
            .forEach(unit -> events.add(SimpleConditionEvent.violated(type, unit.getFullName() + " catches")));
      }
    };
  }

  private static ArchCondition<JavaMethod> nameExactlyOnePermission() {
    Set<String> actions = Permissions.load().actions();
    return new ArchCondition<>("name exactly one permission of the table") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean requires = method.isAnnotatedWith(Requires.class);
        boolean open = method.isAnnotatedWith(OpenToAll.class);
        if (requires == open) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName() + " names no permission, or two"));
        }
        if (requires && !actions.containsAll(List.of(method.getAnnotationOfType(Requires.class).value()))) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName() + " names an unknown action"));
        }
        if (open && method.getAnnotationOfType(OpenToAll.class).why().isBlank()) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is open without a reason"));
        }
        if (method.getModifiers().contains(JavaModifier.STATIC)) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is static"));
        }
      }
    };
  }
}
