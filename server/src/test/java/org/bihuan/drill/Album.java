package org.bihuan.drill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.platform.Ref;
import org.bihuan.support.Answer;
import org.bihuan.support.Photos;

/** Photos an officer uploads under drill, remembered byte for byte on his own side. */
final class Album {

  private final Officer officer;
  private final Map<UUID, byte[]> photos = new ConcurrentHashMap<>();

  Album(Officer officer) {
    this.officer = officer;
  }

  void upload(UUID id) throws Writers.Unanswered, Writers.Forgotten {
    byte[] photo = photos.computeIfAbsent(id, first -> Photos.image("jpg", 320, 240));
    String address = "/api/files?id=" + id + "&unit=" + officer.unit() + "&name=a.jpg";
    Officer.expectDone(() -> officer.client().upload(address, photo, "image/jpeg"));
  }

  /** Those of these photos that come back as they were sent; each as often as it is there, which is once. */
  List<UUID> intact(Iterable<UUID> ids) {
    List<UUID> intact = new ArrayList<>();
    for (UUID id : ids) {
      Answer answer = officer.client().get("/api/files/" + new Ref(officer.unit().districtId(), id));
      if (answer.status() == 200 && Arrays.equals(answer.bytes(), photos.get(id))) {
        intact.add(id);
      }
    }
    return intact;
  }
}
