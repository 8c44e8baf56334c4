package org.bihuan.hazard;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bihuan.file.FileStore;
import org.bihuan.platform.Actor;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Page;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What people read at the desk: lists, one hazard with its story, what waits for them. */
@Service
@Transactional(readOnly = true)
public class HazardDesk {

  private static final int WAITING_BOUND = 200;
  private static final int MAJORS_SHOWN = 20;

  private final HazardStore store;
  private final HazardQueries queries;
  private final LedgerRows rows;
  private final LikeHazards like;
  private final PeopleQueries people;
  private final Situations situations;
  private final LiveUnitFacts units;
  private final FileStore files;
  private final ShutFiles shut;
  private final NumberStore numbers;
  private final HazardHistory history;

  HazardDesk(
      HazardStore store,
      HazardQueries queries,
      LedgerRows rows,
      LikeHazards like,
      PeopleQueries people,
      Situations situations,
      LiveUnitFacts units,
      FileStore files,
      ShutFiles shut,
      NumberStore numbers,
      JsonMapper json) {
    this.store = store;
    this.queries = queries;
    this.rows = rows;
    this.like = like;
    this.people = people;
    this.situations = situations;
    this.units = units;
    this.files = files;
    this.shut = shut;
    this.numbers = numbers;
    this.history = new HazardHistory(json);
  }

  /**
   * @param lookBacks written off, and a look-back that is this post's falls due within a week
   * @param majors for who is above: 重大隐患 not yet written off, the longest overdue first, whoever has the next step
   */
  record Waiting(List<LedgerRow> items, List<LedgerRow> lookBacks, List<LedgerRow> majors, Counts counts) {}

  /**
   * @param exact false when more wait than are shown: each number then is "at least"
   * @param overdue past the rectification deadline and not finished (逾期)
   * @param late another step past its day (超时)
   */
  record Counts(int waiting, boolean exact, long overdue, long late, long dueSoon, int lookBacks) {}

  /** @param firstBroken the first line of history that does not follow from the one before it */
  record Chain(boolean valid, int events, @Nullable Integer firstBroken, String head) {}

  /**
   * One line of history as it is stored.
   *
   * @param body canonical JSON on one line
   * @param hash SHA-256 over {@code previousHash} and the UTF-8 of {@code body}
   */
  public record HistoryLine(int version, String body, byte[] previousHash, byte[] hash) {}

  /** An open hazard that may be the same as one being registered. */
  public record Similar(Ref ref, String number, String placeText, String description, String statusTitle) {}

  /** Open hazards of a unit at this item or place, at most ten. */
  public List<Similar> openLike(Actor actor, Ref unit, @Nullable String item, @Nullable UUID place) {
    return like.to(actor, unit, new LikeHazards.Sketch(item, place, null, null)).stream()
        .flatMap(one -> Stream.ofNullable(one.hazard()))
        .map(s -> new Similar(s.ref(), String.valueOf(s.number()), s.placeText(), s.description(), s.statusTitle()))
        .toList();
  }

  /** When this number was given up after a restoration; empty where it was not, or is of a ledger the actor does not see into. */
  Optional<Instant> numberLeftOut(String number) {
    return LedgerSearch.isNumber(number) ? numbers.leftOut(number) : Optional.empty();
  }

  /** The latest thing somebody proposed for a hazard, decided or not. */
  public Optional<UUID> latestProposal(Actor actor, Ref ref) {
    require(actor, ref);
    return store.proposals(ref).reversed().stream().findFirst().map(Proposal::id);
  }

  /** The history of a hazard the actor may see, from its first line. */
  public List<HistoryLine> history(Actor actor, Ref ref) {
    require(actor, ref);
    return store.history(ref).stream()
        .map(e -> new HistoryLine(e.version(), e.body(), e.previousHash(), e.hash()))
        .toList();
  }

  /** The hazard itself, where the actor may read its file. */
  public Hazard require(Actor actor, Ref ref) {
    Hazard hazard = requireUnshown(actor, ref);
    shut.mustBeOpen(actor, ref);
    return hazard;
  }

  /** For a rule that asks about it, or whoever shows only a part: the file may be shut to the actor. */
  public Hazard requireUnshown(Actor actor, Ref ref) {
    return store.find(ref).filter(h -> HazardSight.mayRead(actor, h, situations.today())).orElseThrow(HazardLedger::unknown);
  }

  HazardDetail detail(Actor actor, Ref ref) {
    Hazard hazard = require(actor, ref);
    Situation now =
        situations.of(
            actor, HazardLedger.unitOf(hazard), store.proposals(ref), store.photos(ref), units, store::find);
    return HazardDetail.of(
        hazard,
        queries.summary(ref).orElseThrow(HazardLedger::unknown),
        now,
        marks(now.photos()),
        now.proposals().stream().map(asked -> seen(actor, asked)).toList(),
        relative(actor, ref, hazard.links().formerId()),
        relative(actor, ref, hazard.links().successorId()),
        relative(actor, ref, hazard.links().duplicateOf()),
        queries.duplicates(actor, ref));
  }

  private HazardQueries.@Nullable Relative relative(Actor actor, Ref hazard, @Nullable UUID id) {
    if (id == null) {
      return null;
    }
    return store
        .find(new Ref(hazard.districtId(), id))
        .map(
            other ->
                HazardSight.mayRead(actor, other, situations.today())
                    ? new HazardQueries.Relative(other.ref(), String.valueOf(other.number()), other.status())
                    : new HazardQueries.Relative(null, String.valueOf(other.number()), null))
        .orElse(null);
  }

  private Proposal seen(Actor actor, Proposal asked) {
    Ref kept = asked.duplicateOf();
    boolean opens =
        kept == null || store.find(kept).filter(h -> HazardSight.mayRead(actor, h, situations.today())).isPresent();
    return opens ? asked : asked.withoutTheKept();
  }

  Map<Ref, FileStore.Mark> marks(List<HazardPhoto> photos) {
    return files.marks(photos.stream().map(HazardPhoto::file).toList());
  }

  List<HazardTimeline> timeline(Actor actor, Ref ref) {
    require(actor, ref);
    return HazardTimeline.of(store.history(ref), history, this::numberOf);
  }

  private String numberOf(Ref hazard) {
    return store.find(hazard).map(Hazard::number).orElse("另一条隐患");
  }

  Chain chain(Actor actor, Ref ref) {
    Hazard row = require(actor, ref);
    List<HazardEvent> events = store.history(ref);
    Integer broken = HazardHistory.firstBroken(events);
    HazardEvent last = events.getLast();
    boolean sameRow = last.version() == row.version() && history.agrees(last, row);
    boolean sameHead = Arrays.equals(store.head(ref), last.hash());
    if (broken == null && !(sameRow && sameHead)) {
      broken = last.version();
    }
    return new Chain(broken == null, events.size(), broken, HexFormat.of().formatHex(last.hash()));
  }

  Page<LedgerRow> list(Actor actor, HazardFilter filter) {
    return rows.of(actor, queries.page(actor, filter));
  }

  List<LikeHazards.Like> similar(Actor actor, Ref unit, LikeHazards.Sketch sketch) {
    return like.to(actor, unit, sketch);
  }

  List<PeopleQueries.PersonOfUnit> people(Actor actor, String words) {
    new FieldChecks().text("q", "姓名", words, 50).refuseIfAny();
    return people.named(actor, words.strip(), situations.today());
  }

  Waiting waiting(Actor actor) {
    List<HazardQueries.Listed> found = queries.waitingFor(actor, WAITING_BOUND + 1);
    List<HazardQueries.Listed> items = found.stream().limit(WAITING_BOUND).toList();
    List<HazardQueries.Listed> lookBacks = queries.lookBacksDue(actor, LookBackRules.LOOK_BACK_AHEAD_DAYS, WAITING_BOUND);
    List<HazardQueries.Listed> majors =
        actor.is(Role.DISTRICT_ADMIN, Role.CITY_ADMIN) ? queries.openMajors(actor, MAJORS_SHOWN) : List.of();
    long overdue = items.stream().map(HazardQueries.Listed::row).filter(i -> i.overdueDays() != null).count();
    long late =
        items.stream().map(HazardQueries.Listed::row)
            .filter(i -> i.overdueDays() == null && i.clock() != null && i.clock().overdueDays() != null)
            .count();
    long soon =
        items.stream().map(HazardQueries.Listed::row)
            .filter(i -> i.clock() != null && i.clock().daysLeft() != null && i.clock().daysLeft() <= 3)
            .count();
    boolean exact = found.size() == items.size();
    List<LedgerRow> all = rows.of(actor, Stream.of(items, lookBacks, majors).flatMap(List::stream).toList());
    int beforeMajors = items.size() + lookBacks.size();
    return new Waiting(
        all.subList(0, items.size()), all.subList(items.size(), beforeMajors), all.subList(beforeMajors, all.size()),
        new Counts(items.size(), exact, overdue, late, soon, lookBacks.size()));
  }
}
