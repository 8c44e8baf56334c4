package org.bihuan.recorded;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ids;
import org.bihuan.support.Answer;
import org.bihuan.support.Colleague;
import org.bihuan.support.TestCities;
import org.bihuan.support.TestCity;

/** Units, posts, holders, and changes of the organisation. */
final class OrganisationWritings extends Writings {

  private final String unit;
  private int names;

  OrganisationWritings(TestCities cities, TestCity city) {
    super(cities, city);
    unit = "/api/units/" + city.unit();
    units();
    places();
    profile();
    offices();
    posts();
    changes();
  }

  private void units() {
    route("POST /api/units", () -> {
      Map<String, Object> school = school();
      return () -> city.districtAdmin().post("/api/units", school);
    });
    route("PUT /api/units/{unit}", () -> {
      int version = city.districtAdmin().get(unit).version();
      Map<String, Object> profile =
          body("types", List.of("PRIMARY", "SECONDARY"), "pupils", 1_201, "staff", 96, "boarders", 0, "address", "学院路");
      return () -> city.districtAdmin().put(unit, profile, version);
    });
    route("POST /api/units/{unit}/places", () -> {
      Map<String, Object> place = fresh("kind", "BOILER_ROOM", "name", "锅炉房" + Ids.next());
      return () -> city.safetyOfficer().post(unit + "/places", place);
    });
    route("POST /api/units/{unit}/posts", () -> {
      Map<String, Object> post = fresh("title", "门卫", "role", "POST_HOLDER");
      return () -> city.unitHead().post(unit + "/posts", post);
    });
    route("POST /api/units/{unit}/posts/{postId}/holders", () -> {
      Map<String, Object> post = opened();
      Map<String, Object> holder = holder();
      return () -> city.unitHead().post(unit + "/posts/" + post.get("id") + "/holders", holder);
    });
    route("PUT /api/units/{unit}/holders/{holdingId}/end", () -> {
      Map<String, Object> holder = appointed();
      return () -> city.unitHead().put(unit + "/holders/" + holder.get("id") + "/end", Map.of("to", today().toString()));
    });
  }

  private void places() {
    String one = "/api/units/{unit}/places/{placeId}";
    route("PUT " + one, () -> {
      String place = place();
      Map<String, Object> corrected = body("kind", "OTHER", "name", "库房" + Ids.next());
      return () -> city.safetyOfficer().put(place, corrected, 1);
    });
    route("PUT " + one + "/close", () -> {
      String place = place();
      return () -> city.safetyOfficer().put(place + "/close", Map.of("on", today().toString()), 1);
    });
    route("PUT " + one + "/reopen", () -> {
      String place = place();
      done(city.safetyOfficer().put(place + "/close", Map.of("on", today().toString()), 1));
      return () -> city.safetyOfficer().put(place + "/reopen", "", 2);
    });
  }

  private void profile() {
    route("POST /api/units/{unit}/equipment", () -> {
      Map<String, Object> lift = lift();
      return () -> city.safetyOfficer().post(unit + "/equipment", lift);
    });
    route("PUT /api/units/{unit}/equipment/{equipmentId}", () -> {
      String lift = added("/equipment", lift());
      Map<String, Object> corrected = body("kind", "LIFT", "name", "电梯", "location", "西侧");
      return () -> city.safetyOfficer().put(lift, corrected, 1);
    });
    route("PUT /api/units/{unit}/equipment/{equipmentId}/retire", () -> {
      String lift = added("/equipment", lift());
      return () -> city.safetyOfficer().put(lift + "/retire", Map.of("on", today().toString(), "why", "更新"), 1);
    });
    route("POST /api/units/{unit}/contractors", () -> {
      Map<String, Object> guards = guards();
      return () -> city.safetyOfficer().post(unit + "/contractors", guards);
    });
    route("PUT /api/units/{unit}/contractors/{contractorId}", () -> {
      Map<String, Object> guards = guards();
      String contractor = added("/contractors", guards);
      Map<String, Object> corrected = new LinkedHashMap<>(guards);
      corrected.remove("id");
      corrected.put("contactName", "新联系人");
      return () -> city.safetyOfficer().put(contractor, corrected, 1);
    });
    route("PUT /api/units/{unit}/contractors/{contractorId}/end", () -> {
      String contractor = added("/contractors", guards());
      return () -> city.safetyOfficer().put(contractor + "/end", Map.of("on", today().toString()), 1);
    });
  }

  private void posts() {
    route("PUT /api/organisation/posts/{post}", () -> {
      String post = "/api/organisation/posts/" + city.district() + "-" + opened().get("id");
      return () -> city.unitHead().put(post, Map.of("title", "门卫班长"), 1);
    });
    route("PUT /api/organisation/posts/{post}/close", () -> {
      String post = "/api/organisation/posts/" + city.district() + "-" + opened().get("id");
      return () -> city.unitHead().put(post + "/close", Map.of("on", today().toString()), 1);
    });
  }

  private String place() {
    return added("/places", fresh("kind", "BOILER_ROOM", "name", "锅炉房" + Ids.next()));
  }

  private String added(String list, Map<String, Object> thing) {
    done(city.safetyOfficer().post(unit + list, thing));
    return unit + list + "/" + thing.get("id");
  }

  private static Map<String, Object> lift() {
    return fresh("kind", "LIFT", "name", "电梯", "location", "东侧");
  }

  private Map<String, Object> guards() {
    names++;
    return fresh(
        "kind", "SECURITY", "name", "守望保安服务(示例)有限公司", "creditCode", "91990000MA0XA01X04", "contactName", "方队长", "contactPhone",
        "010-00001234", "from", today().minusDays(names).toString());
  }

  private void offices() {
    route("POST /api/organisation/nodes", () -> {
      Map<String, Object> cluster = fresh("parentId", city.districtNode(), "kind", "CLUSTER", "name", "学区" + name());
      return () -> city.districtAdmin().post("/api/organisation/nodes", cluster);
    });
    route("POST /api/organisation/nodes/{id}/posts", () -> {
      Map<String, Object> post = fresh("title", "安全科科员", "role", "DISTRICT_INSPECTOR");
      Colleague security = security();
      return () -> security.post("/api/organisation/nodes/" + city.districtNode() + "/posts", post);
    });
    route("POST /api/organisation/posts/{post}/holders", () -> {
      Map<String, Object> holder = holder();
      Colleague security = security();
      return () -> security.post("/api/organisation/posts/" + city.districtInspector().post() + "/holders", holder);
    });
    route("PUT /api/organisation/holders/{holding}/end", () -> {
      Map<String, Object> holder = appointed();
      Colleague security = security();
      String holding = city.district() + "-" + holder.get("id");
      return () -> security.put("/api/organisation/holders/" + holding + "/end", Map.of("to", today().toString()));
    });
  }

  private void changes() {
    String changes = "/api/organisation/changes";
    route("POST /api/organisation/changes/preview", () -> {
      Map<String, Object> wanted = renaming(today());
      return () -> city.districtAdmin().post(changes + "/preview", wanted);
    });
    route("POST /api/organisation/changes", () -> {
      Map<String, Object> wanted = renaming(today());
      return () -> city.districtAdmin().post(changes, wanted);
    });
    route("POST /api/organisation/nodes/{node}/changes/{id}/cancel", () -> {
      Map<String, Object> wanted = renaming(today().plusDays(9));
      done(city.districtAdmin().post(changes, wanted));
      String cancel = "/api/organisation/nodes/" + wanted.get("nodeId") + "/changes/" + wanted.get("id") + "/cancel";
      return () -> city.districtAdmin().post(cancel, "");
    });
  }

  private Map<String, Object> renaming(LocalDate on) {
    Map<String, Object> school = school();
    done(city.districtAdmin().post("/api/units", school));
    return fresh(
        "kind", "RENAME", "nodeId", school.get("id"), "effectiveOn", on.toString(), "reason", "更名批复", "name", "新名" + name());
  }

  private Map<String, Object> school() {
    return fresh(
        "parentId", city.clusterNode(), "name", "留痕学校" + name(), "types", List.of("PRIMARY"), "pupils", 10, "staff", 2,
        "boarders", 0, "address", "学院路");
  }

  private Map<String, Object> opened() {
    Map<String, Object> post = fresh("title", "门卫", "role", "POST_HOLDER");
    done(city.unitHead().post(unit + "/posts", post));
    return post;
  }

  private Map<String, Object> appointed() {
    Map<String, Object> post = opened();
    Map<String, Object> holder = holder();
    Answer answer = city.unitHead().post(unit + "/posts/" + post.get("id") + "/holders", holder);
    done(answer);
    return holder;
  }

  private Map<String, Object> holder() {
    return fresh("personId", Ids.next(), "newPersonName", "新人" + name(), "from", today().toString());
  }

  private String name() {
    names++;
    return names + "-" + city.district();
  }

  private static LocalDate today() {
    return LocalDate.now(BeijingTime.ZONE);
  }
}
