package org.bihuan.tipoff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Photos;
import org.bihuan.support.TestCity;

/** Somebody of the public at his phone: solves the puzzle, sends photos, and keeps his code. */
public final class Reporter {

  static final String WHAT = "二楼疏散楼梯口长期上锁，课间人多时推挤";
  private static int households;

  public final Client phone;
  final String device = "device-" + UUID.randomUUID();

  private Reporter(Client phone) {
    this.phone = phone;
  }

  /** Each in a household of his own, so that no test spends another's allowance. */
  public static synchronized Reporter somewhere(TestCity city) {
    int n = ++households;
    return new Reporter(city.anonymous().from("127." + (10 + n / 250) + "." + n % 250 + ".7"));
  }

  Reporter at(Instant now) {
    return new Reporter(phone.at(now));
  }

  public String solved() {
    Answer puzzle = phone.get("/api/report/puzzle");
    int bits = Integer.parseInt(puzzle.at("bits"));
    for (long n = 0; ; n++) {
      String solution = puzzle.at("challenge") + ":" + n;
      if (Puzzles.zeroBits(Puzzles.sha256(solution)) >= bits) {
        return solution;
      }
    }
  }

  public static Map<String, Object> about(Ref unit) {
    Map<String, Object> report = new HashMap<>();
    report.put("id", UUID.randomUUID());
    report.put("about", "UNIT");
    report.put("unit", unit.toString());
    report.put("placeText", "教学楼二层");
    report.put("what", WHAT);
    report.put("photos", new ArrayList<>());
    report.put("secret", "s".repeat(4) + UUID.randomUUID().toString());
    return report;
  }

  String photo(String puzzle, byte[] jpeg) {
    UUID id = Ids.next();
    Answer answer = phone.with("X-Puzzle", puzzle).upload("/api/report/photos?id=" + id, jpeg, "image/jpeg");
    if (answer.status() != 204) {
      throw new AssertionError(answer.toString());
    }
    return id.toString();
  }

  public Answer send(Map<String, Object> report, String puzzle) {
    return phone.with("X-Puzzle", puzzle).post("/api/report", Map.of("report", report, "device", device));
  }

  public Answer send(Map<String, Object> report) {
    return send(report, solved());
  }

  /** Reports it and returns the code. */
  public String report(Map<String, Object> report) {
    Answer answer = send(report);
    if (answer.status() != 201) {
      throw new AssertionError(answer.toString());
    }
    return answer.at("code");
  }

  Map<String, Object> withPhotos(Map<String, Object> report, String puzzle, int many) {
    List<String> photos = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      photos.add(photo(puzzle, Photos.jpeg()));
    }
    report.put("photos", photos);
    return report;
  }

  public Answer progress(String code) {
    return phone.post("/api/report/progress", Map.of("code", code));
  }

  public Answer answers(String code, boolean fixed, String words) {
    return phone.post("/api/report/feedback", Map.of("code", code, "fixed", fixed, "words", words));
  }
}
