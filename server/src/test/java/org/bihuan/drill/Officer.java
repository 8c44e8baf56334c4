package org.bihuan.drill;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.TestCity;

/** The safety officer of the school a {@link DrillHost} founded, writing hazards into the ledger. */
record Officer(Client client, Ref unit, Instant foundAt) {

  private static final Map<String, Object> GRADE = Map.of("act", "GRADE", "level", "MINOR");

  /** @param school what the host said: login and unit */
  static Officer signedIn(String server, String school) {
    String[] words = school.split(" ");
    Client client = new Client(server);
    Answer answer = client.signIn(words[0], TestCity.PASSWORD);
    if (answer.status() != 200) {
      throw new AssertionError(answer);
    }
    return new Officer(client, Ref.valueOf(words[1]), Instant.now().minusSeconds(600));
  }

  /** Registers a hazard and grades it, both through the product: a new row, then a change of it with its history line. */
  void register(UUID id) throws Writers.Unanswered, Writers.Forgotten {
    expectDone(() -> client.post("/api/hazards", finding(id)));
    expectDone(
        () -> client.with("Idempotency-Key", id.toString()).post("/api/hazards/" + ref(id) + "/acts", GRADE, 1));
  }

  Ref ref(UUID hazard) {
    return new Ref(unit.districtId(), hazard);
  }

  boolean chainHolds(UUID hazard) {
    return client.get("/api/hazards/" + ref(hazard) + "/chain").at("valid").equals("true");
  }

  /** Silence and 5xx leave open whether it arrived; the same ids are then sent again. */
  static void expectDone(Supplier<Answer> call) throws Writers.Unanswered, Writers.Forgotten {
    Answer answer;
    try {
      answer = call.get();
    } catch (UncheckedIOException e) {
      throw new Writers.Unanswered(String.valueOf(e.getMessage()));
    }
    switch (answer.status()) {
      case 200, 201 -> {}
      case 404 -> throw new Writers.Forgotten();
      case 500, 502, 503, 504, 507 -> throw new Writers.Unanswered(answer.toString());
      default -> throw new AssertionError(answer);
    }
  }

  Map<String, Object> finding(UUID id) {
    return Map.of(
        "id", id.toString(),
        "unit", unit.toString(),
        "placeText", "教学楼二层东侧楼梯口",
        "category", "FIRE",
        "description", "疏散指示标志不亮，断电测试三处均未点亮",
        "source", "SELF_CHECK",
        "foundAt", foundAt.toString(),
        "noPhotoReason", "现场照度不足，已约定次日补拍",
        "photos", List.of());
  }
}
