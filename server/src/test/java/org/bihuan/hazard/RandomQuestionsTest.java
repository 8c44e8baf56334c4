package org.bihuan.hazard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.hazard.Acts.Followed;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * AZ-03: whatever anybody asks of the published lists, searches, figures, suggestions and offers, with whatever values of
 * whatever parameters, no answer holds a hazard of a unit that is not his, and no count of the ledger tells of one.
 */
@BihuanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomQuestionsTest {

  private static final Path DESCRIPTION = Path.of("..", "docs", "api", "openapi.json");
  private static final int EACH = 3;
  private static final long SEED = 20_261_126;

  /** A published question and what may be asked with it, as the description has it. */
  private record Question(String path, List<JsonNode> parameters) {}

  @Autowired TestCities cities;
  private final Random random = new Random(SEED);
  private final List<Question> questions = questions();
  /** By unit, what only an answer that tells of one of its hazards can hold: id and number. */
  private final Map<Ref, List<String>> marks = new HashMap<>();
  private TestCity city;
  private Map<Colleague, Set<Ref>> maySee;

  @BeforeAll
  void threeSchoolsWithHazards() {
    city = cities.found();
    for (int i = 0; i < EACH; i++) {
      Followed own = registered(city.safetyOfficer(), city.unit());
      remember(city.unit(), own.does(city.safetyOfficer(), Acts.grade(i == 0 ? "MINOR" : "GENERAL")));
      remember(city.neighbourUnit(), registered(city.neighbour(), city.neighbourUnit()));
      remember(city.farUnit(), registered(city.stranger(), city.farUnit()));
    }
    maySee =
        Map.of(
            city.safetyOfficer(), Set.of(city.unit()),
            city.unitHead(), Set.of(city.unit()),
            city.postHolder(), Set.of(city.unit()),
            city.neighbour(), Set.of(city.neighbourUnit()),
            city.clusterAdmin(), Set.of(city.unit(), city.neighbourUnit()),
            city.districtAdmin(), Set.of(city.unit(), city.neighbourUnit()),
            city.districtInspector(), Set.of(city.unit(), city.neighbourUnit()),
            city.stranger(), Set.of(city.farUnit()),
            city.strangeDistrictAdmin(), Set.of(city.farUnit()));
  }

  @Test
  void noQuestionIsAnsweredWithAHazardOfAnotherUnit() {
    ask(1_200);
  }

  @Test
  @Tag("drill")
  void noneOfTenThousandQuestionsIsAnsweredWithAHazardOfAnotherUnit() {
    ask(10_000);
  }

  private void ask(int times) {
    List<Colleague> people = new ArrayList<>(maySee.keySet());
    people.sort(Comparator.comparing(Colleague::login));
    int answered = 0;
    Set<String> told = new HashSet<>();
    Set<Ref> seen = new HashSet<>();
    for (int i = 0; i < times; i++) {
      Colleague person = any(people);
      Question question = i % 3 == 0 ? ledger() : any(questions);
      String address = address(question);
      Answer answer = person.get(address);
      assertThat(answer.status()).as(address + " by " + person.name()).isLessThan(500);
      for (Map.Entry<Ref, List<String>> unit : marks.entrySet()) {
        if (unit.getValue().stream().noneMatch(answer.text()::contains)) {
          continue;
        }
        assertThat(maySee.get(person)).as(address + " by " + person.name()).contains(unit.getKey());
        seen.add(unit.getKey());
        told.add(question.path());
      }
      if (answer.status() == 200) {
        answered++;
        if (question.path().equals("/api/hazards")) {
          assertThat(answer.json().at("/count/value").asInt())
              .as("the count of " + address + " by " + person.name())
              .isLessThanOrEqualTo(EACH * maySee.get(person).size());
        }
      }
    }
    assertThat(answered).isGreaterThan(times / 4);
    assertThat(seen).as("the hazards of each unit were told to whom they concern").hasSize(3);
    assertThat(told).as("more pages than the ledger tell of hazards").hasSizeGreaterThan(2);
  }

  private Followed registered(Colleague finder, Ref unit) {
    Map<String, Object> finding = Acts.finding(unit, Ids.next());
    finding.put("itemCode", "XF-010");
    return new Followed(finder.post("/api/hazards", finding));
  }

  private void remember(Ref unit, Followed hazard) {
    String id = hazard.ref().substring(hazard.ref().indexOf('-') + 1);
    String number = city.cityAdmin().get(hazard.path()).at("number");
    marks.computeIfAbsent(unit, none -> new ArrayList<>()).addAll(List.of(id, number));
  }

  /** Everything published that is asked without the address of one thing; a unit or table is put in at random. */
  private static List<Question> questions() {
    JsonNode paths = JsonMapper.builder().build().readTree(DESCRIPTION.toFile()).get("paths");
    return paths.properties().stream()
        .filter(path -> path.getValue().has("get"))
        .filter(path -> !path.getKey().replace("{unit}", "").replace("{table}", "").contains("{"))
        .map(path -> new Question(path.getKey(), asked(path.getValue().get("get").path("parameters"))))
        .toList();
  }

  private static List<JsonNode> asked(JsonNode declared) {
    return declared.valueStream().filter(parameter -> parameter.get("in").asString().equals("query")).toList();
  }

  private Question ledger() {
    return questions.stream().filter(question -> question.path().equals("/api/hazards")).findFirst().orElseThrow();
  }

  private String address(Question question) {
    String path = question.path().replace("{unit}", anyUnit()).replace("{table}", any(List.of("A", "B", "C")));
    int more = random.nextInt(4);
    List<String> parts = new ArrayList<>();
    for (JsonNode parameter : question.parameters()) {
      if (parameter.path("required").asBoolean() || random.nextInt(Math.max(1, question.parameters().size())) < more) {
        String name = parameter.get("name").asString();
        parts.add(name + "=" + URLEncoder.encode(value(name, parameter.get("schema")), UTF_8));
      }
    }
    return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
  }

  private String value(String name, JsonNode schema) {
    if (schema.has("items")) {
      return value(name, schema.get("items"));
    }
    if (schema.has("enum")) {
      return any(schema.get("enum").valueStream().toList()).asString();
    }
    return switch (name) {
      case "unit" -> anyUnit();
      case "district" -> String.valueOf(any(List.of(city.district(), city.farDistrict())));
      case "cluster", "under" -> city.clusterNode().toString();
      case "hazard", "q", "name", "description", "placeText" -> any(words());
      case "itemCode", "item", "items" -> "XF-010";
      case "sort" -> any(List.of("registered", "due", "-registered"));
      case "period" -> Acts.today().toString().substring(0, 7);
      case "person", "responsible" -> any(List.copyOf(maySee.keySet())).personId().toString();
      default ->
          switch (schema.path("type").asString("string") + " " + schema.path("format").asString("")) {
            case "boolean " -> String.valueOf(random.nextBoolean());
            case "string date" -> Acts.today().plusDays(random.nextInt(9) - 4).toString();
            case "string date-time" -> Acts.today().minusDays(random.nextInt(4)) + "T00:00:00Z";
            case "string uuid" -> any(List.of(city.laboratory(), city.neighbourLaboratory())).id().toString();
            case "integer int32", "integer int64" -> String.valueOf(any(List.of(1, 2, 20, 50)));
            default -> any(words());
          };
    };
  }

  /** What somebody knows of a hazard, his own or another's, or might guess. */
  private List<String> words() {
    return Stream.concat(
            marks.values().stream().flatMap(List::stream), Stream.of("疏散", "楼梯", "指示标志不亮", "实验室", "学校", "安全"))
        .toList();
  }

  private String anyUnit() {
    return any(List.of(city.unit(), city.neighbourUnit(), city.farUnit())).toString();
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
