package org.bihuan.support;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;

/**
 * A small piece of the city for one test class: a district with a school and its neighbour in one cluster, a far
 * district with a school of strangers, and somebody in every role. Nobody else's tests see it.
 */
public final class TestCity {

  /** The password of everybody. */
  public static final String PASSWORD = "Xiao-Shan-9-Que";

  private final Map<Role, Colleague> cast = new EnumMap<>(Role.class);
  private final Place own;
  private final Place neighbour;
  private final Place far;
  private final Map<String, Colleague> others;
  private final Client anonymous;

  /** A school somewhere: its district, unit and one key place. */
  record Place(int district, UUID districtNode, UUID clusterNode, Ref unit, Ref laboratory) {}

  TestCity(
      Place own,
      Place neighbour,
      Place far,
      Map<Role, Colleague> cast,
      Map<String, Colleague> others,
      Client anonymous) {
    this.own = own;
    this.neighbour = neighbour;
    this.far = far;
    this.cast.putAll(cast);
    this.others = others;
    this.anonymous = anonymous;
  }

  public int district() {
    return own.district();
  }

  public UUID districtNode() {
    return own.districtNode();
  }

  public UUID clusterNode() {
    return own.clusterNode();
  }

  /** 育才学校. */
  public Ref unit() {
    return own.unit();
  }

  /** A laboratory of {@link #unit()}. */
  public Ref laboratory() {
    return own.laboratory();
  }

  /** 向阳幼儿园, in the same cluster. */
  public Ref neighbourUnit() {
    return neighbour.unit();
  }

  public Ref neighbourLaboratory() {
    return neighbour.laboratory();
  }

  public int farDistrict() {
    return far.district();
  }

  /** A school in another district. */
  public Ref farUnit() {
    return far.unit();
  }

  public Colleague unitHead() {
    return as(Role.UNIT_HEAD);
  }

  public Colleague safetyOfficer() {
    return as(Role.SAFETY_OFFICER);
  }

  public Colleague postHolder() {
    return as(Role.POST_HOLDER);
  }

  /** A second post holder of the same unit. */
  public Colleague otherPostHolder() {
    return other("second");
  }

  public Colleague contractor() {
    return as(Role.CONTRACTOR);
  }

  public Colleague clusterAdmin() {
    return as(Role.CLUSTER_ADMIN);
  }

  public Colleague districtAdmin() {
    return as(Role.DISTRICT_ADMIN);
  }

  /** A second district administrator: what needs two persons needs him. */
  public Colleague otherDistrictAdmin() {
    return other("district");
  }

  public Colleague districtInspector() {
    return as(Role.DISTRICT_INSPECTOR);
  }

  public Colleague cityAdmin() {
    return as(Role.CITY_ADMIN);
  }

  public Colleague citySupervisor() {
    return as(Role.CITY_SUPERVISOR);
  }

  /** Safety officer of {@link #neighbourUnit()}. */
  public Colleague neighbour() {
    return other("neighbour");
  }

  public Colleague neighbourHead() {
    return other("neighbour-head");
  }

  /** Safety officer of {@link #farUnit()}. */
  public Colleague stranger() {
    return other("stranger");
  }

  /** Administrator of the far district. */
  public Colleague strangeDistrictAdmin() {
    return other("strange-district");
  }

  /** The one in that role, signed in. */
  public Colleague as(Role role) {
    return cast.get(role).signedIn();
  }

  /** A browser nobody has signed in at; each call gives a fresh one. */
  public Client anonymous() {
    return anonymous.from("127.0.0.1");
  }

  private Colleague other(String key) {
    return others.get(key).signedIn();
  }
}
