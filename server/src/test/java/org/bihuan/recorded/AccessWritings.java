package org.bihuan.recorded;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.bihuan.access.factor.Authenticator;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;

/** Signing in and out, second factors, accounts. */
final class AccessWritings extends Writings {

  private static final String FACTOR = "/api/account/second-factor";
  private static final Map<String, String> PASSWORD = Map.of("password", TestCity.PASSWORD);

  private final AtomicInteger people = new AtomicInteger();

  AccessWritings(TestCities cities, TestCity city) {
    super(cities, city);
    sessions();
    secondFactors();
    accounts();
  }

  private void sessions() {
    route("POST /api/session", () -> {
      Colleague person = person();
      Client browser = city.anonymous();
      return () -> browser.signIn(person.login(), TestCity.PASSWORD);
    });
    route("POST /api/session/code", () -> {
      Phone phone = equipped();
      Client browser = city.anonymous();
      return () -> {
        Answer asked = done(browser.signIn(phone.owner().login(), TestCity.PASSWORD));
        Instant now = phone.later();
        Map<String, Object> code = body("ticket", asked.at("codeStep/ticket"), "code", phone.codeAt(now));
        return browser.at(now).post("/api/session/code", code);
      };
    });
    route("DELETE /api/session", () -> {
      Colleague person = person();
      return () -> person.delete("/api/session");
    });
    route("PUT /api/session/post", () -> {
      Colleague person = person();
      return () -> person.put("/api/session/post", Map.of("postId", person.post().toString()));
    });
    route("POST /api/session/step-up", () -> {
      Colleague person = person();
      return () -> person.post("/api/session/step-up", PASSWORD);
    });
    route("DELETE /api/sessions/{id}", () -> {
      Colleague person = person();
      Client other = city.anonymous();
      String session = done(other.signIn(person.login(), TestCity.PASSWORD)).at("id");
      return () -> person.delete("/api/sessions/" + session);
    });
    route("PUT /api/account/password", () -> {
      Colleague person = person();
      return () -> person.put("/api/account/password", Map.of("current", TestCity.PASSWORD, "password", "Mein-Neues-33-Wort"));
    });
  }

  private void secondFactors() {
    route("POST /api/account/second-factor", () -> {
      Colleague person = person();
      return () -> person.post(FACTOR, PASSWORD);
    });
    route("PUT /api/account/second-factor", () -> {
      Colleague person = person();
      Phone phone = proposed(person);
      return () -> confirmed(phone);
    });
    route("POST /api/account/second-factor/recovery-codes", () -> {
      Phone phone = equipped();
      return () -> {
        Instant now = phone.later();
        return phone.owner().at(now).post(FACTOR + "/recovery-codes", Map.of("code", phone.codeAt(now)));
      };
    });
    route("POST /api/account/second-factor/removal", () -> {
      Phone phone = equipped();
      return () -> {
        Instant now = phone.later();
        Map<String, Object> proof = body("password", TestCity.PASSWORD, "code", phone.codeAt(now));
        return phone.owner().at(now).post(FACTOR + "/removal", proof);
      };
    });
    route("POST /api/accounts/{id}/second-factor-resets", () -> {
      Phone phone = equipped();
      Map<String, Object> wish = fresh("reason", "手机遗失，本人到场办理");
      Colleague system = system();
      return () -> system.post("/api/accounts/" + phone.owner().personId() + "/second-factor-resets", wish);
    });
    route("PUT /api/second-factor-resets/{id}/withdrawal", () -> {
      Phone phone = equipped();
      Map<String, Object> wish = fresh("reason", "手机遗失，本人到场办理");
      Colleague system = system();
      done(system.post("/api/accounts/" + phone.owner().personId() + "/second-factor-resets", wish));
      return () -> system.put("/api/second-factor-resets/" + wish.get("id") + "/withdrawal", Map.of());
    });
    route("PUT /api/second-factor-resets/{id}", () -> {
      Phone phone = equipped();
      Map<String, Object> wish = fresh("reason", "手机遗失，本人到场办理");
      done(system().post("/api/accounts/" + phone.owner().personId() + "/second-factor-resets", wish));
      Colleague security = security();
      return () -> security.put("/api/second-factor-resets/" + wish.get("id"), Map.of("decision", "CONFIRMED"));
    });
  }

  private void accounts() {
    route("POST /api/accounts", () -> {
      Map<String, Object> account = body("personId", Ids.next(), "newPersonName", "新入职", "login", "recorded-" + number());
      Colleague system = system();
      return () -> system.post("/api/accounts", account);
    });
    route("PUT /api/accounts/{id}/disabled", () -> {
      Colleague person = person();
      Colleague system = system();
      return () -> system.put("/api/accounts/" + person.personId() + "/disabled", Map.of("disabled", true));
    });
    route("POST /api/accounts/{id}/initial-password", () -> {
      Colleague person = person();
      Colleague system = system().proved();
      return () -> system.post("/api/accounts/" + person.personId() + "/initial-password", "{}");
    });
  }

  /** Somebody with a second factor; each code is spent once, so his phone shows the next one every time. */
  private record Phone(Colleague owner, Authenticator secret, Instant setUp, AtomicInteger minutes) {
    Instant later() {
      return setUp.plusSeconds(60L * minutes.getAndIncrement());
    }

    String codeAt(Instant now) {
      return secret.codeAt(now);
    }
  }

  private Phone equipped() {
    Phone phone = proposed(person());
    done(confirmed(phone));
    return phone;
  }

  private static Phone proposed(Colleague person) {
    Authenticator secret = Authenticator.of(done(person.post(FACTOR, PASSWORD)).at("secret"));
    return new Phone(person, secret, Instant.now(), new AtomicInteger());
  }

  private static Answer confirmed(Phone phone) {
    Instant now = phone.later();
    return phone.owner().at(now).put(FACTOR, Map.of("code", phone.codeAt(now)));
  }

  private Colleague person() {
    return cities.hire("留痕者" + number(), city.unit().id(), Role.POST_HOLDER).signIn();
  }

  private int number() {
    return people.incrementAndGet() + (int) (System.nanoTime() % 1_000_000) * 100;
  }
}
