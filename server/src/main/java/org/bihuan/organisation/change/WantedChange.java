package org.bihuan.organisation.change;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A change as somebody asks for it.
 *
 * @param id made by the client, so that sending it twice does it once
 * @param effectiveOn first day of the new state, not in the past: closed periods keep their tree
 * @param document number or title of the decision it rests on (批复、文件)
 * @param name the new name of RENAME, the new unit's of SPLIT
 * @param parentId where MOVE and REASSIGN lead; for SPLIT where the new unit stands
 * @param into the unit that takes over in a MERGE
 * @param types of the new unit of SPLIT
 * @param posts that go over to the new unit of SPLIT
 * @param places that go over to the new unit of SPLIT
 * @param takesTypes whether the unit of a MERGE that takes over becomes of the types of the other too; it does unless told not to
 * @param departments that go over whole to the new unit of SPLIT, with what stands below them and the posts there
 */
record WantedChange(
    UUID id,
    ChangeKind kind,
    UUID nodeId,
    LocalDate effectiveOn,
    String reason,
    @Nullable String document,
    @Nullable String name,
    @Nullable UUID parentId,
    @Nullable Ref into,
    @Nullable List<UnitType> types,
    @Nullable List<UUID> posts,
    @Nullable List<UUID> places,
    @Nullable List<UUID> departments,
    @Nullable Boolean takesTypes) {

  boolean takesTypesOver() {
    return takesTypes == null || takesTypes;
  }

  List<UUID> chosenPosts() {
    return posts == null ? List.of() : List.copyOf(posts);
  }

  List<UUID> chosenPlaces() {
    return places == null ? List.of() : List.copyOf(places);
  }

  List<UUID> chosenDepartments() {
    return departments == null ? List.of() : List.copyOf(departments);
  }

  List<UnitType> newTypes() {
    return types == null ? List.of() : List.copyOf(types);
  }

  String rests() {
    return document == null ? "" : document.strip();
  }
}
