package org.bihuan.checklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.Publication.CalendarChange;
import org.bihuan.checklist.Publication.Deed;
import org.bihuan.checklist.Publication.ItemChange;
import org.bihuan.checklist.Publication.ListChange;
import org.bihuan.checklist.Publication.Made;
import org.bihuan.checklist.Publication.ParameterChange;
import org.bihuan.checklist.Publication.SetChange;
import org.bihuan.checklist.PublicationStore.Search;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.Page;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Scope;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk at which the city puts new versions of the standards in force. */
@Service
@Transactional
public class PublicationDesk {

  private static final int LONGEST_REASON = 500;

  /** A check list that holds a changed item, or is changed itself. */
  record ReachedList(String code, String title) {}

  /** Whom a publication reaches, as far as the asker sees. */
  record Reach(
      List<ReachedList> checklists,
      Set<UnitType> unitTypes,
      List<PublicationQueries.DistrictReach> districts,
      List<PublicationQueries.AdaptationReach> adaptations) {}

  record Preview(List<Difference> differences, Reach reach) {}

  /** @param now whether this very call made it */
  public record Published(Made made, boolean now) {}

  /** Told in the transaction that takes it back, so that whatever rested on it is put right in the same. */
  public record TakenBack(Publication publication, Actor actor, String reason) {}

  private final CatalogueStore catalogues;
  private final JudgementStore judgements;
  private final PublicationStore store;
  private final PublicationQueries queries;
  private final CatalogueLoader loader;
  private final Library library;
  private final StandardsActs acts;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PublicationDesk(
      CatalogueStore catalogues,
      JudgementStore judgements,
      PublicationStore store,
      PublicationQueries queries,
      CatalogueLoader loader,
      Library library,
      StandardsActs acts,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.catalogues = catalogues;
    this.judgements = judgements;
    this.store = store;
    this.queries = queries;
    this.loader = loader;
    this.library = library;
    this.acts = acts;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** What a check table in a spreadsheet would bring, or what is wrong in which cell; nothing is kept. */
  @Transactional(readOnly = true)
  CheckTableRules.Table read(Actor actor, List<CheckTableRow> rows) {
    mustBeCity(actor);
    return CheckTableRules.read(rows, library.catalogue());
  }

  /** What would change and whom it would reach; refused where publishing would be. */
  @Transactional(readOnly = true)
  Preview preview(Actor actor, Publication wanted) {
    mustBeCity(actor);
    Catalogue catalogue = library.catalogue();
    check(wanted, catalogue);
    return new Preview(PublicationRules.differences(wanted, catalogue), reach(actor.scope(), wanted, catalogue));
  }

  public Published publish(Actor actor, Publication wanted, StepUp stepUp) {
    mustBeCity(actor);
    catalogues.waitForOtherNodes();
    Optional<Made> earlier = store.find(wanted.id());
    if (earlier.isPresent()) {
      return repeated(earlier.get(), wanted);
    }
    Catalogue catalogue = loader.content();
    check(wanted, catalogue);
    stepUp.mustBeRecent("发布标准");
    store.add(wanted, actor, clock.instant());
    bring(wanted, catalogue);
    audit.record(
        AuditTrail.WHOLE_CITY,
        "checklist.publish",
        "publication " + wanted.id(),
        Map.of(
            "effectiveFrom",
            wanted.effectiveFrom(),
            "reason",
            wanted.reason(),
            "changes",
            PublicationRules.differences(wanted, catalogue)));
    events.publishEvent(new CatalogueWatch.Published());
    return new Published(store.find(wanted.id()).orElseThrow(), true);
  }

  /** Takes back what has not taken effect; what stood before stands again, and both acts stay on record. */
  Made withdraw(Actor actor, UUID id, String reason, StepUp stepUp) {
    mustBeCity(actor);
    new FieldChecks().text("reason", "收回理由", reason, LONGEST_REASON).refuseIfAny();
    catalogues.waitForOtherNodes();
    Made made = require(id);
    Deed withdrawn = made.withdrawn();
    if (withdrawn != null) {
      return alreadyWithdrawn(made, withdrawn, reason.strip());
    }
    LocalDate today = BeijingTime.today(clock);
    WithdrawalRules.check(made.publication(), loader.content(), today);
    stepUp.mustBeRecent("收回已发布的标准");
    store.addWithdrawal(made.publication(), reason.strip(), actor, today, clock.instant());
    catalogues.takeBack(id, today);
    audit.record(
        AuditTrail.WHOLE_CITY,
        "checklist.withdraw",
        "publication " + id,
        Map.of("effectiveFrom", made.publication().effectiveFrom(), "reason", reason.strip()));
    events.publishEvent(new TakenBack(made.publication(), actor, reason.strip()));
    events.publishEvent(new CatalogueWatch.Published());
    return require(id);
  }

  private static Made alreadyWithdrawn(Made made, Deed withdrawn, String reason) {
    if (!withdrawn.reason().equals(reason)) {
      throw Refusal.state(
          "already-withdrawn", "该次发布已由" + withdrawn.personName() + "收回", "请刷新页面查看收回的理由");
    }
    return made;
  }

  /** Whether this actor may take it back today. */
  boolean canWithdraw(Actor actor, Made made) {
    return acts.of(actor).contains(StandardsAct.REVISE)
        && made.withdrawn() == null
        && Refusal.passes(
            () -> WithdrawalRules.check(made.publication(), library.catalogue(), BeijingTime.today(clock)));
  }

  @Transactional(readOnly = true)
  Page<Made> page(Search search) {
    List<Made> found = store.page(new Search(search.words(), search.after(), search.limit() + 1));
    List<Made> page = found.stream().limit(search.limit()).toList();
    String next = found.size() > page.size() ? page.getLast().publication().id().toString() : null;
    return new Page<>(page, next, new Page.Count(store.count(search), true));
  }

  @Transactional(readOnly = true)
  Made require(UUID id) {
    return store.find(id).orElseThrow(() -> Refusal.notFound("该次发布"));
  }

  @Transactional(readOnly = true)
  Preview explain(Publication publication) {
    Catalogue catalogue = library.catalogue();
    return new Preview(
        PublicationRules.differences(publication, catalogue), reach(Acting.scope(), publication, catalogue));
  }

  private void check(Publication wanted, Catalogue catalogue) {
    PublicationRules.check(wanted, catalogue, BeijingTime.today(clock));
  }

  private void bring(Publication wanted, Catalogue catalogue) {
    LocalDate day = wanted.effectiveFrom();
    for (ItemChange change : wanted.items()) {
      CheckItem next = change.text() == null ? null : change.text().item(change.code(), day);
      follow(catalogue.items().newest(change.code()), next, wanted, item -> catalogues.add(item, wanted.id()));
    }
    for (ListChange change : wanted.checklists()) {
      Checklist next = change.text() == null ? null : change.text().checklist(change.code(), day);
      follow(catalogue.checklists().newest(change.code()), next, wanted, list -> catalogues.add(list, wanted.id()));
    }
    for (SetChange change : wanted.judgementSets()) {
      JudgementSet next = change.text() == null ? null : change.text().set(change.code(), day);
      follow(catalogue.judgementSets().newest(change.code()), next, wanted, set -> judgements.add(set, wanted.id()));
    }
    for (ParameterChange change : wanted.parameters()) {
      Parameter old = catalogue.parameters().newest(change.code()).orElseThrow();
      follow(Optional.of(old), change.on(old, day), wanted, next -> catalogues.add(next, wanted.id()));
    }
    for (CalendarChange change : wanted.calendars()) {
      follow(
          catalogue.holidayYears().newest(change.code()), change.on(day), wanted, next -> catalogues.add(next, wanted.id()));
    }
  }

  private <T extends Versioned> void follow(
      Optional<T> newest, @Nullable T next, Publication wanted, Consumer<T> add) {
    newest
        .filter(old -> old.effectiveTo() == null)
        .ifPresent(old -> catalogues.end(old, wanted.effectiveFrom(), wanted.id()));
    if (next != null) {
      add.accept(next);
    }
  }

  private Reach reach(Scope scope, Publication publication, Catalogue catalogue) {
    LocalDate day = publication.effectiveFrom();
    Set<String> items = publication.items().stream().map(ItemChange::code).collect(Collectors.toCollection(TreeSet::new));
    for (SetChange change : publication.judgementSets()) {
      items.addAll(
          JudgementChanges.judgedOtherwise(
              PublicationRules.before(catalogue.judgementSets(), change.code(), day),
              change.text() == null ? null : change.text().set(change.code(), day)));
    }
    Map<String, String> lists = new HashMap<>();
    EnumSet<UnitType> types = EnumSet.noneOf(UnitType.class);
    catalogue
        .checklists()
        .inForce(day)
        .filter(list -> list.items().stream().anyMatch(items::contains))
        .forEach(list -> reached(list, lists, types));
    for (ListChange change : publication.checklists()) {
      catalogue.checklists().findLast(change.code(), day).ifPresent(list -> reached(list, lists, types));
      if (change.text() != null) {
        reached(change.text().checklist(change.code(), day), lists, types);
      }
    }
    return new Reach(
        lists.entrySet().stream()
            .map(entry -> new ReachedList(entry.getKey(), entry.getValue()))
            .sorted((a, b) -> a.code().compareTo(b.code()))
            .toList(),
        Set.copyOf(types),
        types.isEmpty() ? List.of() : queries.units(scope, types),
        queries.adaptations(scope, List.copyOf(items), publication.checklists().stream().map(ListChange::code).toList(), day));
  }

  private static void reached(Checklist list, Map<String, String> lists, Set<UnitType> types) {
    lists.put(list.code(), list.title());
    types.addAll(list.unitTypes());
  }

  private static Published repeated(Made existing, Publication wanted) {
    if (!existing.publication().equals(wanted)) {
      throw Refusal.otherContent(existing.publication(), wanted);
    }
    return new Published(existing, false);
  }

  static void mustBeCity(Actor actor) {
    if (!(actor.scope() instanceof Scope.City)) {
      throw Refusal.forbidden("city-only", "全市标准由市教委发布", "本区、本单位的要求请用“本地调整”");
    }
  }
}
