package org.bihuan.drill;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCity;
import tools.jackson.databind.JsonNode;

/**
 * A phone as the app is (web/src/field/send): photos in pieces, then the record they belong to, the same ids until there
 * is a receipt, and longer pauses the more often there was no answer.
 */
final class Phone {

  private static final int PIECE = 192 * 1024;
  private static final long FIRST_PAUSE = 2_000;
  private static final long LONGEST_PAUSE = 5 * 60_000;

  /** A photo on the phone, or none of it any more. */
  record Picture(UUID id, byte[] bytes, String sha256) {

    static Picture taken() {
      byte[] bytes = Photos.noisy(1600, 1200);
      return new Picture(Ids.next(), bytes, FieldDrillTest.sha256(bytes));
    }
  }

  /** A record saved on the phone, with its content fixed. */
  record Saved(UUID id, Map<String, Object> body, List<Picture> pictures) {}

  /** What all phones of a drill met: calls, those without an answer, and how often they were told to come again. */
  static final class Tally {
    final AtomicLong calls = new AtomicLong();
    final AtomicLong unanswered = new AtomicLong();
    final Map<String, AtomicLong> later = new ConcurrentSkipListMap<>();

    void reset() {
      calls.set(0);
      unanswered.set(0);
      later.clear();
    }

    @Override
    public String toString() {
      return "calls %d · no answer %d · told to come again %s".formatted(calls.get(), unanswered.get(), later);
    }
  }

  private final FieldCity.Holder holder;
  private final Client client;
  private final Tally tally;
  private final UUID device = Ids.next();
  private final AtomicLong sequence = new AtomicLong();

  Phone(FieldCity.Holder holder, String server, Tally tally) {
    this.holder = holder;
    this.client = new Client(server);
    this.tally = tally;
  }

  FieldCity.Holder holder() {
    return holder;
  }

  Phone signedIn() {
    must(200, client.signIn(holder.login(), TestCity.PASSWORD));
    return this;
  }

  Ref ref(UUID id) {
    return new Ref(holder.unit().districtId(), id);
  }

  Answer get(String path) {
    return client.get(path);
  }

  /** Plans the check of sixty items for his own post, and takes it along. */
  Saved inspected(int photos) {
    Map<String, Object> plan = new LinkedHashMap<>();
    plan.put("id", Ids.next());
    plan.put("unitRef", holder.unit().toString());
    plan.put("checklistCode", FieldCity.LIST);
    plan.put("kind", "PATROL");
    plan.put("dueOn", LocalDate.now(BeijingTime.ZONE).plusDays(2).toString());
    plan.put("assigneePostId", holder.post());
    String task = must(201, client.post("/api/inspection/tasks", plan)).at("ref");
    JsonNode sheet =
        StreamSupport.stream(must(200, client.get("/api/sync/bundle")).json().at("/tasks").spliterator(), false)
            .filter(each -> each.at("/ref").asString().equals(task))
            .findFirst()
            .orElseThrow();
    return filledIn(task, sheet, photos);
  }

  /** Everything passed but the first item, which failed and was photographed. */
  private Saved filledIn(String task, JsonNode sheet, int photos) {
    List<Picture> pictures = Stream.generate(Picture::taken).limit(photos).toList();
    List<Map<String, Object>> entries = new ArrayList<>();
    for (JsonNode line : sheet.at("/lines")) {
      entries.add(new LinkedHashMap<>(Map.of("item", line.at("/item").asString(), "result", "PASS", "photos", List.of())));
    }
    entries
        .getFirst()
        .putAll(Map.of("result", "FAIL", "placeText", "门厅 " + task, "photos", pictures.stream().map(this::photo).toList()));
    return saved(
        Map.of("kind", "CHECK", "task", task, "entries", entries), sheet.at("/version").asInt(), pictures);
  }

  Saved found() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("kind", "FINDING");
    content.put("placeText", "地下一层配电间");
    content.put("category", "FIRE");
    content.put("description", "配电箱前堆放纸箱，影响操作");
    content.put("source", "PATROL");
    content.put("foundAt", Instant.now().minusSeconds(60).toString());
    content.put("photos", List.of());
    content.put("noPhotoReason", "光线不足");
    return saved(content, null, List.of());
  }

  private Map<String, String> photo(Picture picture) {
    return Map.of("file", ref(picture.id()).toString(), "kind", "BEFORE");
  }

  private Saved saved(Map<String, Object> content, Integer version, List<Picture> pictures) {
    UUID id = Ids.next();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("owner", holder.person());
    body.put("unit", holder.unit().toString());
    body.put("content", content);
    body.put("expectedVersion", version);
    body.put(
        "originals",
        pictures.stream()
            .map(p -> Map.of("file", ref(p.id()).toString(), "sha256", p.sha256(), "size", p.bytes().length))
            .toList());
    body.put("device", Map.of("id", device, "sequence", sequence.incrementAndGet(), "at", Instant.now().toString()));
    return new Saved(id, body, pictures);
  }

  /** Sends until there is a receipt. */
  Answer bring(Saved saved) throws InterruptedException {
    for (int attempts = 0; ; attempts++) {
      try {
        for (Picture picture : saved.pictures()) {
          upload(picture);
        }
        return call(() -> client.post("/api/sync/records", saved.body()));
      } catch (Writers.Unanswered later) {
        Thread.sleep(pauseAfter(attempts));
      }
    }
  }

  /** As bring, but by somebody who makes a new id for each try. */
  void bringCarelessly(Saved saved, List<UUID> told) throws InterruptedException {
    for (int attempts = 0; ; attempts++) {
      Map<String, Object> body = new LinkedHashMap<>(saved.body());
      body.put("id", Ids.next());
      try {
        call(() -> client.post("/api/sync/records", body));
        told.add((UUID) body.get("id"));
        return;
      } catch (Writers.Unanswered later) {
        Thread.sleep(pauseAfter(attempts));
      }
    }
  }

  private static long pauseAfter(int attempts) {
    long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempts, 10));
    return (long) (pause * (0.5 + ThreadLocalRandom.current().nextDouble() / 2));
  }

  private void upload(Picture picture) throws Writers.Unanswered {
    Answer at = announce(picture);
    while (!at.at("done").equals("true")) {
      int offset = Integer.parseInt(at.at("received"));
      byte[] piece = Arrays.copyOfRange(picture.bytes(), offset, Math.min(offset + PIECE, picture.bytes().length));
      at = call(() -> append(picture, offset, piece), "upload-offset", "not-found");
      if (at.status() >= 400) {
        at = announce(picture);
      }
    }
    if (!at.at("sha256").equals(picture.sha256())) {
      throw new AssertionError(at);
    }
  }

  private Answer announce(Picture picture) throws Writers.Unanswered {
    Map<String, Object> file =
        Map.of(
            "id", picture.id(), "owner", holder.person(), "unit", holder.unit().toString(), "name", "现场.jpg",
            "sha256", picture.sha256(), "size", picture.bytes().length, "mediaType", "image/jpeg");
    return call(() -> client.post("/api/files/uploads", file));
  }

  private Answer append(Picture picture, int offset, byte[] piece) {
    String path = "/api/files/uploads/" + ref(picture.id()) + "?offset=" + offset + "&sha256=" + FieldDrillTest.sha256(piece);
    return client.send(
        client
            .request(path)
            .header("X-CSRF-Token", client.cookie("bihuan_csrf").orElseThrow())
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(piece)));
  }

  @FunctionalInterface
  private interface Call {
    Answer answer();
  }

  /** @param known problems the app knows what to do about; what it would show to the person is a surprise here */
  private Answer call(Call call, String... known) throws Writers.Unanswered {
    tally.calls.incrementAndGet();
    Answer answer;
    try {
      answer = call.answer();
    } catch (UncheckedIOException e) {
      tally.unanswered.incrementAndGet();
      throw new Writers.Unanswered(String.valueOf(e.getMessage()));
    }
    if (answer.status() < 300 || List.of(known).contains(answer.problem())) {
      return answer;
    }
    if (answer.status() < 503 && answer.status() != 429) {
      throw new AssertionError(answer);
    }
    tally.later.computeIfAbsent(answer.status() + " " + answer.problem(), any -> new AtomicLong()).incrementAndGet();
    throw new Writers.Unanswered(answer.toString());
  }

  private static Answer must(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError(answer);
    }
    return answer;
  }
}
