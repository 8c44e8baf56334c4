package org.bihuan.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bihuan.platform.Ids;
import org.bihuan.platform.Role;
import org.bihuan.support.Answer;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;

/** The writings of one part of the product. */
abstract class Writings {

  final TestCities cities;
  final TestCity city;
  private final List<Writing> all = new ArrayList<>();

  Writings(TestCities cities, TestCity city) {
    this.cities = cities;
    this.city = city;
  }

  Stream<Writing> all() {
    return all.stream();
  }

  /** @param ready what is needed beforehand is done when it is called; its answer is the call */
  void route(String route, Supplier<Supplier<Answer>> ready) {
    all.add(new Writing(route, ready));
  }

  static Answer done(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    return answer;
  }

  /** A body that is sent again word for word. */
  static Map<String, Object> body(Object... namesAndValues) {
    Map<String, Object> body = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return body;
  }

  /** With an id of its own, as a client makes it. */
  static Map<String, Object> fresh(Object... namesAndValues) {
    Map<String, Object> body = body(namesAndValues);
    body.put("id", Ids.next());
    return body;
  }

  Colleague security() {
    return city.as(Role.SECURITY_ADMIN).proved();
  }

  Colleague system() {
    return city.as(Role.SYSTEM_ADMIN).proved();
  }
}
