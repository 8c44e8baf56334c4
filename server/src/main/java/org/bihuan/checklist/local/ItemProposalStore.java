package org.bihuan.checklist.local;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bihuan.checklist.ItemText;
import org.bihuan.checklist.local.ItemProposal.Kind;
import org.bihuan.checklist.local.ItemProposal.Remark;
import org.bihuan.checklist.local.ItemProposal.Sayer;
import org.bihuan.checklist.local.ItemProposal.State;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Scope;
import org.bihuan.platform.SqlFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Proposed items and what was said about them. */
@Repository
class ItemProposalStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ItemProposalStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** False when the id is already taken. */
  boolean add(ItemProposal proposal) {
    return jdbc.sql(
                """
                insert into checklist.item_proposal
                  (district_id, id, unit_id, text, reason, state, version, proposed_at, person_id, person_name,
                   post_title, node_name)
                values
                  (:district, :id, :unit, cast(:text as jsonb), :reason, :state, 1, :at, :person, :personName,
                   :postTitle, :nodeName)
                on conflict (district_id, id) do nothing
                """)
            .param("district", proposal.ref().districtId())
            .param("id", proposal.ref().id())
            .param("unit", proposal.unitId())
            .param("text", json.writeValueAsString(proposal.text()))
            .param("reason", proposal.reason())
            .param("state", proposal.state().name())
            .param("at", proposal.proposer().at().atOffset(ZoneOffset.UTC))
            .param("person", proposal.proposer().personId())
            .param("personName", proposal.proposer().personName())
            .param("postTitle", proposal.proposer().postTitle())
            .param("nodeName", proposal.proposer().nodeName())
            .update()
        == 1;
  }

  void add(ItemProposal proposal, Remark remark) {
    jdbc.sql(
            """
            insert into checklist.item_proposal_remark
              (district_id, proposal_id, id, unit_id, kind, remark, said_at, person_id, person_name, post_title, node_name)
            values
              (:district, :proposal, :id, :unit, :kind, :remark, :at, :person, :personName, :postTitle, :nodeName)
            on conflict (district_id, proposal_id, id) do nothing
            """)
        .param("district", proposal.ref().districtId())
        .param("proposal", proposal.ref().id())
        .param("id", remark.id())
        .param("unit", proposal.unitId())
        .param("kind", remark.kind().name())
        .param("remark", remark.remark())
        .param("at", remark.sayer().at().atOffset(ZoneOffset.UTC))
        .param("person", remark.sayer().personId())
        .param("personName", remark.sayer().personName())
        .param("postTitle", remark.sayer().postTitle())
        .param("nodeName", remark.sayer().nodeName())
        .update();
  }

  void decide(Ref ref, State state, ItemText text, @Nullable String itemCode) {
    jdbc.sql(
            """
            update checklist.item_proposal
            set state = :state, text = cast(:text as jsonb), item_code = :item, version = version + 1
            where district_id = :district
              and id = :id
            """)
        .param("state", state.name())
        .param("text", json.writeValueAsString(text))
        .param("item", itemCode)
        .param("district", ref.districtId())
        .param("id", ref.id())
        .update();
  }

  /**
   * What somebody looks for among the proposals that he sees.
   *
   * @param words anywhere in what was proposed, why and by whom
   * @param after the last one already seen
   */
  record Search(@Nullable State state, @Nullable String words, @Nullable Ref after, int limit) {
    SqlFilter within(Scope scope) {
      return new SqlFilter()
          .within(scope, "p")
          .when(state == null ? null : state.name(), "p.state = :state", "state")
          .when(words, "strpos(cast(p.text as text) || p.reason || p.person_name || p.node_name, :words) > 0", "words");
    }
  }

  /** Open ones first, then the newest. */
  List<ItemProposal> page(Scope scope, Search search) {
    Optional<ItemProposal> last = Optional.ofNullable(search.after()).flatMap(this::find);
    SqlFilter filter =
        search
            .within(scope)
            .when(
                last.map(proposal -> proposal.ref().id()).orElse(null),
                "(p.state in ('AT_DISTRICT', 'AT_CITY'), p.proposed_at, p.id) < (:lastOpen, :lastAt, :last)",
                "last");
    return withRemarks(
        jdbc.sql(
                SELECT
                    + filter.where()
                    + " order by p.state in ('AT_DISTRICT', 'AT_CITY') desc, p.proposed_at desc, p.id desc limit :limit")
            .params(filter.parameters())
            .param("lastOpen", last.map(proposal -> proposal.state().isOpen()).orElse(false))
            .param("lastAt", last.map(proposal -> proposal.proposer().at().atOffset(ZoneOffset.UTC)).orElse(null))
            .param("limit", search.limit())
            .query((rs, n) -> proposal(rs))
            .list());
  }

  long count(Scope scope, Search search) {
    SqlFilter filter = search.within(scope);
    return jdbc.sql("select count(*) from checklist.item_proposal p " + filter.where())
        .params(filter.parameters())
        .query(Long.class)
        .single();
  }

  Optional<ItemProposal> find(Ref ref) {
    return one(ref, "");
  }

  /** Holds it until the transaction ends. */
  Optional<ItemProposal> lock(Ref ref) {
    return one(ref, " for no key update");
  }

  private Optional<ItemProposal> one(Ref ref, String lock) {
    return withRemarks(
            jdbc.sql(SELECT + "where p.district_id = :district and p.id = :id" + lock)
                .param("district", ref.districtId())
                .param("id", ref.id())
                .query((rs, n) -> proposal(rs))
                .list())
        .stream()
        .findFirst();
  }

  /** Adopted as one of these items of the city; held until the transaction ends. */
  List<ItemProposal> acceptedAs(List<String> codes) {
    return jdbc.sql(SELECT + "where p.state = 'ACCEPTED' and p.item_code = any (:codes::text[]) for no key update")
        .param("codes", codes.toArray(String[]::new))
        .query((rs, n) -> proposal(rs))
        .list();
  }

  private static final String SELECT =
      """
      select p.district_id, p.id, p.unit_id, p.text, p.reason, p.state, p.item_code, p.version, p.proposed_at,
             p.person_id, p.person_name, p.post_title, p.node_name
      from checklist.item_proposal p
      """;

  private List<ItemProposal> withRemarks(List<ItemProposal> proposals) {
    if (proposals.isEmpty()) {
      return proposals;
    }
    Map<UUID, List<Remark>> remarks = new HashMap<>();
    jdbc.sql(
            """
            select r.proposal_id, r.id, r.kind, r.remark, r.said_at, r.person_id, r.person_name, r.post_title, r.node_name
            from checklist.item_proposal_remark r
            where r.district_id = any (:districts::int[])
              and r.proposal_id = any (:proposals::uuid[])
            order by r.said_at, r.id
            """)
        .param("districts", proposals.stream().map(p -> p.ref().districtId()).distinct().toArray(Integer[]::new))
        .param("proposals", proposals.stream().map(p -> p.ref().id()).toArray(UUID[]::new))
        .query(
            rs -> {
              remarks
                  .computeIfAbsent(rs.getObject("proposal_id", UUID.class), id -> new ArrayList<>())
                  .add(
                      new Remark(
                          rs.getObject("id", UUID.class),
                          Kind.valueOf(rs.getString("kind")),
                          rs.getString("remark"),
                          sayer(rs, "said_at")));
            });
    return proposals.stream()
        .map(
            p ->
                new ItemProposal(
                    p.ref(), p.unitId(), p.text(), p.reason(), p.state(), p.itemCode(), p.version(), p.proposer(),
                    remarks.getOrDefault(p.ref().id(), List.of())))
        .toList();
  }

  private ItemProposal proposal(ResultSet rs) throws SQLException {
    return new ItemProposal(
        new Ref(rs.getInt("district_id"), rs.getObject("id", UUID.class)),
        rs.getObject("unit_id", UUID.class),
        json.readValue(rs.getString("text"), ItemText.class),
        rs.getString("reason"),
        State.valueOf(rs.getString("state")),
        rs.getString("item_code"),
        rs.getInt("version"),
        sayer(rs, "proposed_at"),
        List.of());
  }

  private static Sayer sayer(ResultSet rs, String at) throws SQLException {
    return new Sayer(
        rs.getObject(at, OffsetDateTime.class).toInstant(),
        rs.getObject("person_id", UUID.class),
        rs.getString("person_name"),
        rs.getString("post_title"),
        rs.getString("node_name"));
  }
}
