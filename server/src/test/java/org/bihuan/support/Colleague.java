package org.bihuan.support;

import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;

/** A person of a {@link TestCity}: at a browser, signed in under his post, or as the {@link Actor} of a direct call. */
public final class Colleague extends Client {

  private final String name;
  private final String login;
  private final UUID personId;
  private final Ref post;
  private final TestCities cities;
  private boolean signedIn;

  Colleague(TestCities cities, String name, String login, UUID personId, Ref post) {
    super(cities.server());
    this.cities = cities;
    this.name = name;
    this.login = login;
    this.personId = personId;
    this.post = post;
  }

  public String name() {
    return name;
  }

  public String login() {
    return login;
  }

  public UUID personId() {
    return personId;
  }

  public Ref post() {
    return post;
  }

  public Actor actor() {
    return cities.actor(personId, post);
  }

  /** Signs in again, e.g. after the session was ended on purpose. */
  public Colleague signIn() {
    Answer answer = signIn(login, TestCity.PASSWORD);
    if (answer.status() != 200) {
      throw new AssertionError(name + " could not sign in: " + answer);
    }
    return this;
  }

  @Override
  public Colleague proved() {
    super.proved();
    return this;
  }

  Colleague signedIn() {
    if (!signedIn) {
      signedIn = true;
      signIn();
    }
    return this;
  }
}
