package org.bihuan.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.BihuanTest;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A photo over a line that breaks: nothing is acknowledged that is not on disk, and nothing is sent twice. */
@BihuanTest
class UploadInPiecesTest {

  private static final int PIECE = 10_000;

  @Autowired private TestCities cities;
  @Autowired private UploadDesk desk;
  @Autowired private JdbcClient db;
  @Autowired private TransactionTemplate transaction;

  @Value("${bihuan.data}")
  private Path data;

  private TestCity city;
  private Colleague wang;
  private byte[] photo = {};
  private UUID id = new UUID(0, 0);

  @BeforeEach
  void found() {
    city = cities.found();
    wang = city.safetyOfficer();
    photo = Photos.image("jpg", 1600, 1200);
    id = Ids.next();
  }

  private Map<String, Object> announcement(byte[] content) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", id);
    body.put("owner", wang.personId());
    body.put("unit", city.unit().toString());
    body.put("name", "楼梯.jpg");
    body.put("sha256", BlobFolder.sha256(content));
    body.put("size", content.length);
    body.put("mediaType", "image/jpeg");
    return body;
  }

  private Answer begin() {
    return wang.post("/api/files/uploads", announcement(photo));
  }

  private String ref() {
    return city.district() + "-" + id;
  }

  private Answer piece(Client person, long offset, byte[] content, String more) {
    person.get("/api/session");
    return person.send(
        person
            .request("/api/files/uploads/" + ref() + "?offset=" + offset + more)
            .header("X-CSRF-Token", person.cookie("bihuan_csrf").orElseThrow())
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(content)));
  }

  private Answer piece(long offset) {
    int end = (int) Math.min(photo.length, offset + PIECE);
    return piece(wang, offset, Arrays.copyOfRange(photo, (int) offset, end), "");
  }

  private Answer rest(long from) {
    Answer answer = wang.get("/api/files/uploads/" + ref());
    for (long at = from; at < photo.length; at += PIECE) {
      answer = piece(at);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
    return answer;
  }

  /** A line that broke and a phone that tries again, while the first call is still being worked on. */
  @Test
  void whoever_sends_the_same_photo_ten_times_at_once_has_it_kept_and_meets_no_error() throws Exception {
    List<Future<Answer>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10; i++) {
        all.add(threads.submit(this::bringWhole));
      }
    }
    for (Future<Answer> each : all) {
      assertThat(each.get().at("done")).as(each.get().text()).isEqualTo("true");
    }
    assertThat(wang.get("/api/files/" + ref()).bytes()).isEqualTo(photo);
  }

  /** As the app does it: where another call was faster, it asks where to go on. */
  private Answer bringWhole() {
    Answer at = begin();
    while (at.status() < 300 && !at.at("done").equals("true")) {
      at = piece(Long.parseLong(at.at("received")));
      if (at.problem().equals("upload-offset") || at.problem().equals("not-found")) {
        at = begin();
      }
    }
    return at;
  }

  @Test
  void a_photo_in_pieces_is_the_photo() {
    assertThat(begin().status()).isEqualTo(201);
    Answer last = rest(0);
    assertThat(last.at("done")).isEqualTo("true");
    assertThat(last.at("sha256")).isEqualTo(BlobFolder.sha256(photo));
    assertThat(wang.get("/api/files/" + ref()).bytes()).isEqualTo(photo);
    assertThat(begin().at("done")).isEqualTo("true");
    assertThat(Files.exists(data.resolve("files/partial/" + ref()))).isFalse();
  }

  @Test
  void beginning_again_tells_where_to_go_on_and_a_piece_sent_twice_changes_nothing() {
    begin();
    piece(0);
    assertThat(begin().status()).isEqualTo(200);
    assertThat(begin().at("received")).isEqualTo(String.valueOf(PIECE));
    Answer twice = piece(0);
    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.problem()).isEqualTo("upload-offset");
    assertThat(twice.at("received")).isEqualTo(String.valueOf(PIECE));
    assertThat(piece(3L * PIECE).problem()).isEqualTo("upload-offset");
    assertThat(rest(PIECE).at("done")).isEqualTo("true");
  }

  @Test
  void bytes_written_but_never_acknowledged_are_written_over() throws Exception {
    begin();
    piece(0);
    Path partial = data.resolve("files/partial/" + ref());
    byte[] torn = Arrays.copyOf(photo, PIECE + 777);
    torn[PIECE + 3] ^= 0x55;
    Files.write(partial, torn);
    assertThat(rest(PIECE).at("done")).isEqualTo("true");
    assertThat(wang.get("/api/files/" + ref()).bytes()).isEqualTo(photo);
  }

  @Test
  void where_the_disk_has_lost_what_was_acknowledged_the_file_is_asked_for_from_its_beginning() throws Exception {
    begin();
    piece(0);
    Files.write(data.resolve("files/partial/" + ref()), new byte[7]);
    assertThat(piece(PIECE).at("received")).isEqualTo("0");
    assertThat(rest(0).at("done")).isEqualTo("true");
  }

  @Test
  void a_file_that_broke_off_just_before_it_was_kept_is_kept_when_asked_again() {
    begin();
    rest(0);
    assertThat(piece(wang, photo.length, new byte[0], "").at("done")).isEqualTo("true");
  }

  @Test
  void damage_is_noticed_in_a_piece_and_in_the_whole() {
    begin();
    byte[] first = Arrays.copyOf(photo, PIECE);
    assertThat(piece(wang, 0, first, "&sha256=" + "0".repeat(64)).problem()).isEqualTo("file-hash");
    first[9] ^= 1;
    assertThat(piece(wang, 0, first, "").status()).isEqualTo(200);
    Answer end = piece(wang, PIECE, Arrays.copyOfRange(photo, PIECE, photo.length), "");
    assertThat(end.problem()).isEqualTo("file-hash");
    assertThat(wang.get("/api/files/" + ref()).status()).isEqualTo(404);
    assertThat(begin().status()).as("and it may be sent again from the start").isEqualTo(201);
    assertThat(rest(0).at("done")).isEqualTo("true");
  }

  @Test
  void what_is_no_evidence_is_refused_when_it_is_whole() {
    photo = "<html><script>alert(1)</script></html>".repeat(10).getBytes(StandardCharsets.UTF_8);
    begin();
    assertThat(piece(0).problem()).isEqualTo("file-kind");
  }

  @Test
  void the_same_id_with_another_content_is_a_conflict_and_limits_are_named() {
    begin();
    Map<String, Object> other = announcement(Photos.jpeg());
    assertThat(wang.post("/api/files/uploads", other).problem()).isEqualTo("id-conflict");
    rest(0);
    assertThat(wang.post("/api/files/uploads", other).problem()).isEqualTo("id-conflict");
    Map<String, Object> huge = announcement(photo);
    huge.put("size", 21 << 20);
    assertThat(wang.post("/api/files/uploads", huge).problem()).isEqualTo("file-too-large");
    Map<String, Object> wrong = announcement(photo);
    wrong.put("sha256", "not a hash");
    assertThat(wang.post("/api/files/uploads", wrong).status()).isEqualTo(422);
    id = Ids.next();
    begin();
    assertThat(piece(wang, 0, new byte[3 << 20], "").problem()).isEqualTo("file-too-large");
    assertThat(piece(wang, 0, new byte[photo.length + 1], "").status()).isEqualTo(422);
  }

  @Test
  void nobody_else_sees_goes_on_with_or_begins_it() {
    begin();
    piece(0);
    for (Client other : new Client[] {city.neighbour(), city.unitHead(), city.strangeDistrictAdmin()}) {
      assertThat(other.get("/api/files/uploads/" + ref()).status()).isEqualTo(404);
      assertThat(piece(other, PIECE, new byte[5], "").status()).isEqualTo(404);
    }
    assertThat(city.neighbour().post("/api/files/uploads", announcement(photo)).status()).isIn(403, 404);
    assertThat(city.unitHead().post("/api/files/uploads", announcement(photo)).problem())
        .as("a photo of one person is not sent under another's session")
        .isEqualTo("other-person");
  }

  @Test
  void what_nobody_went_on_with_for_a_fortnight_is_forgotten_and_may_begin_anew() {
    begin();
    piece(0);
    Acting.asSystem(desk::forgetAbandoned);
    assertThat(begin().at("received")).isEqualTo(String.valueOf(PIECE));
    Acting.asSystem(
        () ->
            transaction.execute(
                status ->
                    db.sql("update file.upload set touched_at = :old where id = :id")
                        .param("old", Instant.now().minus(Duration.ofDays(15)).atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()));
    Acting.asSystem(desk::forgetAbandoned);
    assertThat(wang.get("/api/files/uploads/" + ref()).status()).isEqualTo(404);
    assertThat(Files.exists(data.resolve("files/partial/" + ref()))).isFalse();
    assertThat(begin().status()).isEqualTo(201);
  }
}
