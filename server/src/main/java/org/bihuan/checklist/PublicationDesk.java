package org.bihuan.checklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.audit.AuditTrail;
import org.bihuan.checklist.Publication.ItemChange;
import org.bihuan.checklist.Publication.ListChange;
import org.bihuan.checklist.Publication.Made;
import org.bihuan.organisation.UnitType;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk at which the city puts new versions of the standards in force. */
@Service
@Transactional
public class PublicationDesk {

  private static final int LONGEST_LIST = 200;

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

  private final CatalogueStore catalogues;
  private final PublicationStore store;
  private final PublicationQueries queries;
  private final CatalogueLoader loader;
  private final Library library;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PublicationDesk(
      CatalogueStore catalogues,
      PublicationStore store,
      PublicationQueries queries,
      CatalogueLoader loader,
      Library library,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.catalogues = catalogues;
    this.store = store;
    this.queries = queries;
    this.loader = loader;
    this.library = library;
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

  public Published publish(Actor actor, Publication wanted) {
    mustBeCity(actor);
    catalogues.waitForOtherNodes();
    Optional<Made> earlier = store.find(wanted.id());
    if (earlier.isPresent()) {
      return repeated(earlier.get(), wanted);
    }
    Catalogue catalogue = loader.content();
    check(wanted, catalogue);
    store.add(wanted, actor, clock.instant());
    wanted.items().forEach(change -> bring(change, wanted, catalogue));
    wanted.checklists().forEach(change -> bring(change, wanted, catalogue));
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

  @Transactional(readOnly = true)
  List<Made> newest() {
    return store.newest(LONGEST_LIST);
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
    PublicationRules.check(wanted, catalogue, judged(catalogue), BeijingTime.today(clock));
  }

  /** Items of rules in force or still to come. */
  private Set<String> judged(Catalogue catalogue) {
    LocalDate today = BeijingTime.today(clock);
    return catalogue
        .judgementSets()
        .newest()
        .filter(set -> set.effectiveTo() == null || set.effectiveTo().isAfter(today))
        .flatMap(set -> set.judgedItems().stream())
        .collect(Collectors.toSet());
  }

  private void bring(ItemChange change, Publication wanted, Catalogue catalogue) {
    catalogue
        .items()
        .newest(change.code())
        .filter(old -> old.effectiveTo() == null)
        .ifPresent(old -> catalogues.end(old, wanted.effectiveFrom()));
    if (change.text() != null) {
      catalogues.add(change.text().item(change.code(), wanted.effectiveFrom()), wanted.id());
    }
  }

  private void bring(ListChange change, Publication wanted, Catalogue catalogue) {
    catalogue
        .checklists()
        .newest(change.code())
        .filter(old -> old.effectiveTo() == null)
        .ifPresent(old -> catalogues.end(old, wanted.effectiveFrom()));
    if (change.text() != null) {
      catalogues.add(change.text().checklist(change.code(), wanted.effectiveFrom()), wanted.id());
    }
  }

  private Reach reach(Scope scope, Publication publication, Catalogue catalogue) {
    LocalDate day = publication.effectiveFrom();
    Set<String> items = publication.items().stream().map(ItemChange::code).collect(Collectors.toSet());
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
      throw Refusal.conflict("id-conflict", "该编号已用于另一次发布", "请核对两份内容，确需发布时换用新的编号")
          .with("existing", existing.publication())
          .with("submitted", wanted);
    }
    return new Published(existing, false);
  }

  private static void mustBeCity(Actor actor) {
    if (!(actor.scope() instanceof Scope.City)) {
      throw Refusal.forbidden("city-only", "全市标准由市教委发布", "本区、本单位的要求请用“本地调整”");
    }
  }
}
