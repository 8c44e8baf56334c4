package org.bihuan.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.hazard.Acts.act;
import static org.bihuan.hazard.Acts.finding;
import static org.bihuan.hazard.Acts.grade;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bihuan.hazard.Acts.Followed;
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

/** A photo proves what it shows, once, and to nobody who could not see it before. */
@BihuanTest
class PhotoProofsTest {

  @Autowired private TestCities cities;
  private TestCity city;

  @BeforeEach
  void found() {
    city = cities.found();
  }

  @Test
  void nobody_gets_to_see_a_photo_by_hanging_it_on_something_of_his_own() {
    String photo = Photos.upload(city.safetyOfficer(), city.unit());
    assertThat(city.safetyOfficer().post("/api/hazards", showing(photo, "BEFORE")).status()).isEqualTo(201);
    Colleague cook = city.otherPostHolder();
    assertThat(cook.get("/api/files/" + photo).status()).isEqualTo(404);

    for (boolean draft : List.of(true, false)) {
      Map<String, Object> own = showing(photo, "BEFORE");
      own.put("draft", draft);
      Answer refused = cook.post("/api/hazards", own);
      own.put("photos", List.of(Map.of("file", photo.substring(0, 7) + Ids.next(), "kind", "BEFORE")));
      own.put("id", Ids.next().toString());
      Answer unknown = cook.post("/api/hazards", own);
      assertThat(refused.at("errors/0/field")).as(refused.text()).isEqualTo("photos");
      assertThat(refused.at("detail")).as("like one that does not exist").isEqualTo(unknown.at("detail"));
    }
    assertThat(cook.get("/api/files/" + photo).status()).isEqualTo(404);
    assertThat(city.unitHead().post("/api/hazards", showing(photo, "BEFORE")).status()).as("he may see it").isEqualTo(201);
  }

  @Test
  void a_paper_or_a_photo_of_the_repaired_place_does_not_show_what_was_found() throws IOException {
    Colleague officer = city.safetyOfficer();
    Answer paper =
        officer.upload("/api/files?id=" + Ids.next() + "&unit=" + city.unit() + "&name=单.pdf", pdf(), "application/pdf");
    assertThat(paper.status()).as(paper.text()).isEqualTo(201);
    for (Map<String, Object> wrong :
        List.of(showing(paper.at("ref"), "EVIDENCE"), showing(Photos.upload(officer, city.unit()), "AFTER"))) {
      Answer refused = officer.post("/api/hazards", wrong);
      assertThat(refused.at("errors/0/problem")).as(refused.text()).isEqualTo("缺少现场照片");
      wrong.put("draft", true);
      Followed draft = new Followed(officer.post("/api/hazards", wrong));
      assertThat(draft.tries(officer, act("SUBMIT")).at("errors/0/problem")).isEqualTo("缺少现场照片");
      wrong.put("noPhotoReason", "现场断电，次日补拍");
      wrong.put("draft", false);
      wrong.put("id", Ids.next().toString());
      assertThat(officer.post("/api/hazards", wrong).status()).isEqualTo(201);
    }
    assertThat(officer.post("/api/hazards", showing(Photos.upload(officer, city.unit()), "EVIDENCE")).status())
        .as("a picture all the same")
        .isEqualTo(201);
  }

  @Test
  void what_was_sent_back_is_not_proved_by_the_photo_it_was_sent_back_with() {
    Colleague cook = city.postHolder();
    byte[] picture = Photos.jpeg();
    Followed hazard =
        Followed.registeredBy(city.safetyOfficer(), city.unit())
            .does(city.safetyOfficer(), grade("GENERAL"))
            .does(city.safetyOfficer(), Acts.plan(cook))
            .does(city.safetyOfficer(), act("START"))
            .does(cook, Acts.finish(uploaded(cook, picture)))
            .does(city.unitHead(), act("REJECT", "reason", "灯具仍不亮", "newDeadline", Acts.today().toString()));

    Answer again = hazard.tries(cook, Acts.finish(uploaded(cook, picture)));
    assertThat(again.at("errors/0/problem")).as(again.text()).contains("以前已经交过");
    hazard.does(cook, Acts.finish(Photos.upload(cook, city.unit())));
  }

  @Test
  void the_same_picture_given_twice_is_on_the_hazard_once() {
    Colleague cook = city.postHolder();
    byte[] found = Photos.jpeg();
    Map<String, Object> twice = showing(uploaded(cook, found), "BEFORE");
    twice.put("photos", List.of(photo(uploaded(cook, found), "BEFORE"), photo(uploaded(cook, found), "BEFORE")));
    Answer registered = cook.post("/api/hazards", twice);
    assertThat(registered.status()).as(registered.text()).isEqualTo(201);
    assertThat(registered.json().at("/photos")).hasSize(1);
    assertThat(cook.post("/api/hazards", twice).status()).as("sent again").isEqualTo(200);

    Followed hazard =
        Followed.registeredBy(city.safetyOfficer(), city.unit())
            .does(city.safetyOfficer(), grade("GENERAL"))
            .does(city.safetyOfficer(), Acts.plan(cook))
            .does(city.safetyOfficer(), act("START"));
    byte[] mended = Photos.jpeg();
    Map<String, Object> finish = Acts.finish(uploaded(cook, mended));
    finish.put("photos", List.of(photo(uploaded(cook, mended), "AFTER"), photo(uploaded(cook, mended), "AFTER")));
    hazard.does(cook, finish);
    assertThat(cook.get(hazard.path()).json().at("/photos")).hasSize(1);
  }

  private static Map<String, String> photo(String file, String kind) {
    return Map.of("file", file, "kind", kind);
  }

  @Test
  void an_act_done_is_not_repeated_by_somebody_else_under_its_key() {
    Followed hazard = Followed.registeredBy(city.safetyOfficer(), city.unit());
    String key = Ids.next().toString();
    Client officer = city.safetyOfficer().with("Idempotency-Key", key);
    assertThat(officer.post(hazard.path() + "/acts", grade("GENERAL"), 1).status()).isEqualTo(200);
    assertThat(city.unitHead().with("Idempotency-Key", key).post(hazard.path() + "/acts", grade("GENERAL"), 1).problem())
        .isEqualTo("key-conflict");
  }

  private Map<String, Object> showing(String file, String kind) {
    Map<String, Object> found = finding(city.unit(), Ids.next());
    found.remove("noPhotoReason");
    found.put("photos", photos(file, kind));
    return found;
  }

  private static List<Map<String, String>> photos(String file, String kind) {
    return List.of(Map.of("file", file, "kind", kind));
  }

  private String uploaded(Client person, byte[] picture) {
    Answer answer =
        person.upload("/api/files?id=" + Ids.next() + "&unit=" + city.unit() + "&name=后.jpg", picture, "image/jpeg");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.at("ref");
  }

  private static byte[] pdf() throws IOException {
    try (PDDocument paper = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      paper.addPage(new PDPage());
      paper.save(out);
      return out.toByteArray();
    }
  }
}
