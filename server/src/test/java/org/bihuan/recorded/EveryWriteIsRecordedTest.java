package org.bihuan.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bihuan.platform.Role;
import org.bihuan.platform.Unrecorded;
import org.bihuan.supervision.SupervisionDesk;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.bihuan.support.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * LG-01 and LG-02 for every route that is no mere question: what it changes and the line about it are one transaction.
 * Where the line cannot be written nothing is changed, and what failed leaves no line of a deed.
 */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryWriteIsRecordedTest {

  private static final Set<RequestMethod> ASKING = Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);

  /** Routes that need more than a city of schools, and the tests that have it and hold them to the same. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("POST /api/first-administrator", "FirstAdministratorTest"),
          Map.entry("POST /api/single-sign-on/sign-out", "SingleSignOnTest"),
          Map.entry("PUT /api/accounts/{id}/single-sign-on", "SingleSignOnTest"),
          Map.entry("DELETE /api/accounts/{id}/single-sign-on", "SingleSignOnTest"),
          Map.entry("POST /api/backup/runs", "BackupTest"),
          Map.entry("POST /api/backup/checks", "BackupTest"),
          Map.entry("POST /api/evidence/restoration", "RestoredHistoryTest"),
          Map.entry("POST /api/evidence/restoration/confirmation", "RestoredHistoryTest"),
          Map.entry("POST /api/evidence/witnesses", "WitnessTest"),
          Map.entry("PUT /api/evidence/witnesses/{id}/last-day", "WitnessTest"),
          Map.entry("POST /api/evidence/cosignatures", "WitnessTest"));

  @Autowired TestCities cities;
  @Autowired TestDatabase database;
  @Autowired SupervisionDesk ladder;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  Lines lines;
  Map<String, HandlerMethod> routes;
  List<Writing> writings;

  @BeforeAll
  void collect() {
    TestCity city = cities.found();
    everybodySignsIn(city);
    lines = new Lines(database);
    routes = new TreeMap<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (handler.getBeanType().getPackageName().startsWith("org.bihuan")) {
                mapping.getMethodsCondition().getMethods().stream()
                    .filter(method -> !ASKING.contains(method))
                    .forEach(method -> mapping.getPatternValues().forEach(path -> routes.put(method + " " + path, handler)));
              }
            });
    writings =
        Stream.of(
                new AccessWritings(cities, city),
                new DeputyWritings(cities, city),
                new OrganisationWritings(cities, city),
                new StandardsWritings(cities, city),
                new LedgerWritings(cities, city, ladder),
                new TableWritings(cities, city),
                new EvidenceWritings(cities, city),
                new InspectionWritings(cities, city),
                new SyncWritings(cities, city),
                new TipoffWritings(cities, city))
            .flatMap(Writings::all)
            .toList();
  }

  /** Beforehand: where no line can be written nobody can sign in. */
  private static void everybodySignsIn(TestCity city) {
    Arrays.stream(Role.values()).forEach(city::as);
    city.neighbour();
  }

  /** What the pages of the audit show is Chinese: whatever these writings have recorded has words there. */
  @AfterAll
  void everyActRecordedHasWords() throws IOException {
    String words = Files.readString(Path.of("../web/src/features/audit/words.ts"));
    List<String> acts =
        database.everything().sql("select distinct act from audit.entry order by act").query(String.class).list();
    assertThat(acts).hasSizeGreaterThan(40);
    assertThat(acts.stream().flatMap(act -> Stream.of(act.split(" "))).distinct())
        .allSatisfy(act -> assertThat(words).containsPattern("(?m)^  '?" + Pattern.quote(act) + "'?: '"));
  }

  @Test
  void everyWritingRouteIsHeldToIt() {
    Set<String> held = writings.stream().map(Writing::route).collect(Collectors.toCollection(TreeSet::new));
    held.addAll(ELSEWHERE.keySet());
    assertThat(held).isSubsetOf(routes.keySet());
    Set<String> missing = new TreeSet<>(routes.keySet());
    missing.removeAll(held);
    assertThat(missing).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> whatIsChangedAndTheLineAboutItAreOneTransaction() {
    return writings.stream().map(writing -> DynamicTest.dynamicTest(writing.route(), () -> isRecorded(writing)));
  }

  private void isRecorded(Writing writing) {
    Supplier<Answer> call = writing.ready().get();
    Unrecorded unrecorded = routes.get(writing.route()).getMethodAnnotation(Unrecorded.class);
    if (unrecorded == null) {
      doesNothingWithoutItsLine(call);
    }
    long since = lines.now();
    Answer answer = Writings.done(call.get());
    if (unrecorded == null) {
      assertThat(lines.kept(since)).as("a line about " + answer).isNotEmpty();
      assertThat(lines.withoutLine(since)).as("written without a line in the same transaction").isEmpty();
    } else {
      assertThat(unrecorded.why()).isNotBlank();
      assertThat(lines.withoutLine(since)).as("what may be written without a line").isSubsetOf(unrecorded.writes());
    }
  }

  private void doesNothingWithoutItsLine(Supplier<Answer> call) {
    long since = lines.now();
    AtomicReference<Answer> refused = new AtomicReference<>();
    lines.shut(() -> refused.set(call.get()));
    assertThat(lines.written(since)).as("done without a line: " + refused.get()).isEmpty();
    assertThat(lines.kept(since)).as("a line of what was not done").isEmpty();
  }
}
