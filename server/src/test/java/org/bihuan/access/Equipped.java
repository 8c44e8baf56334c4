package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bihuan.access.factor.Authenticator;
import org.bihuan.support.Answer;
import org.bihuan.support.Client;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCity;

/** Somebody who has set up a second factor, with his phone and his recovery codes. */
record Equipped(Colleague owner, Authenticator phone, Instant confirmed, List<String> codes) {

  static final String FACTOR = "/api/account/second-factor";

  static Equipped with(Colleague owner) {
    Authenticator phone = Authenticator.of(propose(owner, TestCity.PASSWORD).at("secret"));
    Instant now = Instant.now();
    Answer confirmed = owner.at(now).put(FACTOR, Map.of("code", phone.codeAt(now)));
    assertThat(confirmed.status()).isEqualTo(200);
    List<String> codes = new ArrayList<>();
    confirmed.json().at("/recoveryCodes").forEach(code -> codes.add(code.asString()));
    assertThat(codes).hasSize(10);
    return new Equipped(owner, phone, now, codes);
  }

  static Answer propose(Client who, String password) {
    return who.post(FACTOR, Map.of("password", password));
  }

  /** The code of a later step than any used so far. */
  String codeAt(Instant instant) {
    return phone.codeAt(instant);
  }
}
