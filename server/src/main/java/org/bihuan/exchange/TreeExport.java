package org.bihuan.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Scope;
import org.bihuan.platform.StepUp;
import org.bihuan.spreadsheet.SheetRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the organisation out as the table it can come in by: nodes, posts and who holds them, as far as one reaches. */
@Service
class TreeExport {

  private final TreeTableQueries queries;
  private final TreeImport imports;
  private final ExchangeDesk jobs;
  private final ExchangeFolder folder;
  private final TransactionTemplate transaction;
  private final Clock clock;

  TreeExport(
      TreeTableQueries queries,
      TreeImport imports,
      ExchangeDesk jobs,
      ExchangeFolder folder,
      TransactionTemplate transaction,
      Clock clock) {
    this.queries = queries;
    this.imports = imports;
    this.jobs = jobs;
    this.folder = folder;
    this.transaction = transaction;
    this.clock = clock;
  }

  ExchangeJob begin(Actor actor, UUID id, StepUp stepUp) {
    List<Map<TreeColumn, String>> rows = Objects.requireNonNull(transaction.execute(status -> rows(actor)));
    if (rows.size() > LedgerExport.WITHOUT_STEP_UP) {
      stepUp.mustBeRecent(
          String.format(Locale.ROOT, "要导出 %,d 行，超过 %,d 行的导出", rows.size(), LedgerExport.WITHOUT_STEP_UP));
    }
    Instant now = clock.instant();
    String reach = actor.nodeName() + "及所辖";
    Provenance provenance = Provenance.of(id, actor, now, "组织、岗位和人员", reach);
    var order =
        new ExchangeDesk.Order(
            id, ExchangeJob.Kind.EXPORT, "export.data", "导出组织", reach, rows.size(), "tree",
            Map.of("form", "organisation", "rows", rows.size()));
    Ref ref = new Ref(ExchangeDesk.homeOf(actor).districtId(), id);
    return jobs.start(
        actor,
        order,
        () -> {},
        progress -> {
          write(actor, ref, rows, provenance, progress);
          String name = "组织-" + BeijingTime.dayOf(now).toString().replace("-", "") + ".xlsx";
          return JobEnd.made(new ExchangeJob.Product(name, folder.size(ref, ExchangeFolder.Part.PRODUCT)));
        });
  }

  private void write(
      Actor actor, Ref job, List<Map<TreeColumn, String>> rows, Provenance provenance, JobProgress progress)
      throws IOException {
    try (OutputStream out = folder.write(job, ExchangeFolder.Part.PRODUCT);
        ImportSheet sheet = ImportSheet.filled(out, TreeTable.FORM, imports.choices(actor), provenance)) {
      int done = 0;
      for (Map<TreeColumn, String> row : rows) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (TreeColumn column : TreeColumn.values()) {
          String text = row.get(column);
          cells.add(text != null && column.isNumber() ? new BigDecimal(text) : text);
        }
        sheet.add(new SheetRow(++done, cells), List.of());
        progress.reached(done, rows.size());
      }
    }
  }

  private List<Map<TreeColumn, String>> rows(Actor actor) {
    LocalDate today = BeijingTime.today(clock);
    List<TreeTableQueries.District> districts = queries.districts(actor.scope());
    List<TreeTableQueries.Unit> units = queries.units(actor.scope());
    Map<UUID, List<TreeTableQueries.Department>> departments =
        queries.departments(actor.scope()).stream().collect(Collectors.groupingBy(TreeTableQueries.Department::unitId));
    Map<UUID, List<TreeTableQueries.Post>> posts =
        queries.posts(actor.scope()).stream().collect(Collectors.groupingBy(TreeTableQueries.Post::nodeId));
    Map<Ref, List<TreeTableQueries.Holder>> holders =
        queries.holders(actor.scope(), today).stream()
            .filter(TreeTableQueries.Holder::now)
            .collect(Collectors.groupingBy(TreeTableQueries.Holder::post));
    Rows rows = new Rows(posts, holders);
    for (TreeTableQueries.District district : districts) {
      Map<TreeColumn, String> office = new EnumMap<>(TreeColumn.class);
      office.put(TreeColumn.DISTRICT, district.name());
      rows.posts(district.nodeId(), office);
    }
    Map<Integer, String> names = new HashMap<>();
    districts.forEach(district -> names.put(district.id(), district.name()));
    for (TreeTableQueries.Cluster cluster : queries.clusters(actor.scope() instanceof Scope.Units ? List.of() : districts)) {
      Map<TreeColumn, String> said = new EnumMap<>(TreeColumn.class);
      said.put(TreeColumn.DISTRICT, names.get(cluster.ref().districtId()));
      said.put(TreeColumn.CLUSTER, cluster.name());
      rows.node(TreeColumn.Level.CLUSTER, said, Map.of(), null);
      rows.posts(cluster.ref().id(), said);
    }
    for (TreeTableQueries.Unit unit : units) {
      Map<TreeColumn, String> said = new EnumMap<>(TreeColumn.class);
      said.put(TreeColumn.DISTRICT, unit.district());
      if (unit.cluster() != null) {
        said.put(TreeColumn.CLUSTER, unit.cluster());
      }
      said.put(TreeColumn.UNIT, unit.name());
      rows.node(TreeColumn.Level.UNIT, said, unit.facts(), unit.ref());
      rows.posts(unit.ref().id(), said);
      for (TreeTableQueries.Department department : departments.getOrDefault(unit.ref().id(), List.of())) {
        Map<TreeColumn, String> below = new EnumMap<>(said);
        below.put(TreeColumn.DEPARTMENT, department.name());
        rows.node(TreeColumn.Level.DEPARTMENT, below, Map.of(), department.ref());
        rows.posts(department.ref().id(), below);
      }
    }
    return rows.all;
  }

  /** Collects the lines of the table in the order of the tree. */
  private static final class Rows {

    private final Map<UUID, List<TreeTableQueries.Post>> posts;
    private final Map<Ref, List<TreeTableQueries.Holder>> holders;
    private final List<Map<TreeColumn, String>> all = new ArrayList<>();

    Rows(Map<UUID, List<TreeTableQueries.Post>> posts, Map<Ref, List<TreeTableQueries.Holder>> holders) {
      this.posts = posts;
      this.holders = holders;
    }

    void node(
        TreeColumn.Level level, Map<TreeColumn, String> where, Map<TreeColumn, String> facts, @Nullable Ref ref) {
      Map<TreeColumn, String> row = row(level, where);
      row.putAll(facts);
      if (ref != null) {
        row.put(TreeColumn.REF, ref.toString());
      }
    }

    void posts(UUID node, Map<TreeColumn, String> where) {
      for (TreeTableQueries.Post post : posts.getOrDefault(node, List.of())) {
        List<TreeTableQueries.Holder> held = holders.getOrDefault(post.ref(), List.of());
        if (held.isEmpty()) {
          post(post, where);
        }
        for (TreeTableQueries.Holder holder : held) {
          Map<TreeColumn, String> row = post(post, where);
          row.put(TreeColumn.PERSON, holder.name());
          row.put(TreeColumn.PERSON_ID, holder.personId().toString());
        }
      }
    }

    private Map<TreeColumn, String> post(TreeTableQueries.Post post, Map<TreeColumn, String> where) {
      Map<TreeColumn, String> row = row(TreeColumn.Level.POST, where);
      row.put(TreeColumn.POST, post.title());
      row.put(TreeColumn.ROLE, post.role().title());
      row.put(TreeColumn.REF, post.ref().toString());
      return row;
    }

    private Map<TreeColumn, String> row(TreeColumn.Level level, Map<TreeColumn, String> where) {
      Map<TreeColumn, String> row = new EnumMap<>(TreeColumn.class);
      row.put(TreeColumn.LEVEL, level.title());
      row.putAll(where);
      all.add(row);
      return row;
    }
  }
}
