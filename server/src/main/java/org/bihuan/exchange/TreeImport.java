package org.bihuan.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bihuan.access.Permissions;
import org.bihuan.audit.AuditTrail;
import org.bihuan.exchange.CheckedRow.Wrong;
import org.bihuan.exchange.ExchangeFolder.Part;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.PostRegister;
import org.bihuan.organisation.UnitFaults;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.spreadsheet.SheetFile;
import org.bihuan.spreadsheet.SheetRefusal;
import org.bihuan.spreadsheet.SheetRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the organisation in from a workbook. Checking is entering everything row by row and taking it all back, so that
 * what is shown beforehand is what will happen; entering is the same without the taking back, whole or not at all.
 */
@Service
class TreeImport {

  static final int MOST_ROWS = 20_000;
  static final String TITLE = "从 Excel 导入组织";

  private final OrganisationRegister organisation;
  private final UnitFaults unitFaults;
  private final PostRegister posts;
  private final Permissions permissions;
  private final TreeTableQueries queries;
  private final ExchangeDesk jobs;
  private final ExchangeFolder folder;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final TransactionTemplate attempt;
  private final JsonMapper json;
  private final Clock clock;

  TreeImport(
      OrganisationRegister organisation,
      UnitFaults unitFaults,
      PostRegister posts,
      Permissions permissions,
      TreeTableQueries queries,
      ExchangeDesk jobs,
      ExchangeFolder folder,
      AuditTrail audit,
      PlatformTransactionManager transactions,
      JsonMapper json,
      Clock clock) {
    this.organisation = organisation;
    this.unitFaults = unitFaults;
    this.posts = posts;
    this.permissions = permissions;
    this.queries = queries;
    this.jobs = jobs;
    this.folder = folder;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
    this.attempt = new TransactionTemplate(transactions);
    this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.json = json;
    this.clock = clock;
  }

  /** Takes the file and begins to check it. */
  ExchangeJob begin(Actor actor, UUID id, String name, InputStream content) {
    Ref ref = new Ref(ExchangeDesk.homeOf(actor).districtId(), id);
    try (ExchangeFolder.Incoming incoming = folder.receive(content, LedgerImport.MOST_BYTES)) {
      String hash = HexFormat.of().formatHex(incoming.sha256());
      String file = name.isBlank() ? "组织.xlsx" : name.substring(Math.max(0, name.length() - 120));
      var order =
          new ExchangeDesk.Order(
              id, ExchangeJob.Kind.TREE_IMPORT, "organisation.import.check", TITLE, file, 0, hash,
              Map.of("file", file, "sha256", hash, "bytes", incoming.size()));
      return jobs.start(actor, order, () -> folder.keep(incoming, ref), progress -> check(actor, ref, progress));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JobEnd check(Actor actor, Ref ref, JobProgress progress) throws IOException {
    ImportHead head;
    List<TreeRow> read = new ArrayList<>();
    try (SheetFile file = SheetFile.open(folder.path(ref, Part.UPLOAD))) {
      head = ImportHead.find(file, TreeTable.FORM);
      file.rows(file.sheet(head.sheet()), line -> line.number() <= head.row() || add(line, head, read));
    }
    if (read.isEmpty()) {
      throw Refusal.invalid("file", "表里没有内容", "请在表头下面逐行填写后再上传");
    }
    List<TreeRow> judged =
        Objects.requireNonNull(
            transaction.execute(
                status -> {
                  status.setRollbackOnly();
                  return enterAll(actor, read, head, progress);
                }));
    try (CheckedRows<TreeRow>.Writer out = rows(ref).new Writer(head)) {
      for (TreeRow one : judged) {
        out.add(one);
      }
    }
    int fresh = (int) judged.stream().filter(TreeRow::changesSomething).count();
    int wrong = (int) judged.stream().filter(r -> r.verdict() == TreeRow.Verdict.REFUSED).count();
    return new JobEnd(ExchangeJob.State.READY, null, new ExchangeJob.Rows(fresh, judged.size() - fresh - wrong, wrong));
  }

  private static boolean add(SheetRow line, ImportHead head, List<TreeRow> read) {
    Map<TreeColumn, String> said = new EnumMap<>(TreeColumn.class);
    List<Wrong> wrong = new ArrayList<>();
    for (TreeColumn column : TreeColumn.values()) {
      String text = line.text(head.indexOf(column));
      if (!text.isEmpty()) {
        said.put(column, text);
      }
      if (line.hasNoValue(head.indexOf(column))) {
        wrong.add(head.wrong(line.number(), column, text, SheetRow.NoValue.PROBLEM, SheetRow.NoValue.REMEDY));
      }
    }
    if (!said.isEmpty()) {
      TreeRow row = new TreeRow(line.number(), said, TreeRow.Verdict.UNCHANGED, "", List.of());
      read.add(wrong.isEmpty() ? row : row.refused(wrong));
    }
    if (read.size() > MOST_ROWS) {
      throw SheetRefusal.tooMuch("超过 " + MOST_ROWS + " 行");
    }
    return true;
  }

  /** Clusters before units, units before departments, those before posts; the answer in the order of the sheet. */
  private List<TreeRow> enterAll(Actor actor, List<TreeRow> read, ImportHead head, JobProgress progress) {
    TreeBook book = new TreeBook(queries, actor, BeijingTime.today(clock));
    TreeEntry entry =
        new TreeEntry(organisation, unitFaults, posts, permissions, actor, BeijingTime.today(clock), book);
    TreeTwins twins = new TreeTwins(read, book::identity);
    List<TreeRow> ordered = new ArrayList<>(read);
    ordered.sort(Comparator.comparing(TreeEntry::levelOf, Comparator.nullsFirst(Comparator.naturalOrder())));
    List<TreeRow> judged = new ArrayList<>();
    for (TreeRow one : ordered) {
      judged.add(told(enter(entry, unlessContradicted(one, twins, head), head), twins));
      progress.reached(judged.size(), ordered.size());
    }
    judged.sort(Comparator.comparing(TreeRow::row));
    return judged;
  }

  private static TreeRow unlessContradicted(TreeRow one, TreeTwins twins, ImportHead head) {
    List<Wrong> contradictions = twins.contradictions(one, head);
    List<Wrong> all = new ArrayList<>(one.wrong());
    all.addAll(contradictions);
    return contradictions.isEmpty() ? one : one.refused(all);
  }

  private static TreeRow told(TreeRow one, TreeTwins twins) {
    TreeRow earlier = twins.earlier(one);
    return one.verdict() == TreeRow.Verdict.REFUSED || earlier == null
        ? one
        : one.done(one.verdict(), one.outcome() + "；与第 " + earlier.row() + " 行写的是同一个" + one.said(TreeColumn.LEVEL));
  }

  private TreeRow enter(TreeEntry entry, TreeRow one, ImportHead head) {
    if (one.verdict() == TreeRow.Verdict.REFUSED) {
      entry.passOver(one);
      return one;
    }
    try {
      return Objects.requireNonNull(attempt.execute(status -> entry.enter(one)));
    } catch (Refusal refusal) {
      entry.passOver(one);
      return one.refused(wrong(one, head, refusal));
    }
  }

  private static List<Wrong> wrong(TreeRow one, ImportHead head, Refusal refusal) {
    if (refusal.fields().isEmpty()) {
      return List.of(head.wrong(one.row(), null, null, refusal.why(), String.valueOf(refusal.remedy())));
    }
    Set<Object> said = new HashSet<>();
    return refusal.fields().stream()
        .filter(p -> said.add(Objects.requireNonNullElse(column(p.field(), one), p.field())))
        .map(
            p -> {
              TreeColumn column = column(p.field(), one);
              String value = column == null ? null : one.said().get(column);
              return head.wrong(one.row(), column, value, p.problem(), p.remedy());
            })
        .toList();
  }

  /** The desks of the organisation name fields as their pages do. */
  private static @Nullable TreeColumn column(String field, TreeRow one) {
    return switch (field) {
      case "name" ->
          switch (TreeEntry.levelOf(one)) {
            case null -> null;
            case CLUSTER -> TreeColumn.CLUSTER;
            case UNIT -> TreeColumn.UNIT;
            case DEPARTMENT -> TreeColumn.DEPARTMENT;
            case POST -> TreeColumn.POST;
          };
      case "types" -> TreeColumn.TYPES;
      case "pupils" -> TreeColumn.PUPILS;
      case "staff" -> TreeColumn.STAFF;
      case "boarders" -> TreeColumn.BOARDERS;
      case "address" -> TreeColumn.ADDRESS;
      case "longitude" -> TreeColumn.LONGITUDE;
      case "latitude" -> TreeColumn.LATITUDE;
      case "title" -> TreeColumn.POST;
      case "role" -> TreeColumn.ROLE;
      case "newPersonName" -> TreeColumn.PERSON;
      case "parentId" -> TreeColumn.DISTRICT;
      default -> List.of(TreeColumn.values()).stream().filter(c -> c.name().equals(field)).findFirst().orElse(null);
    };
  }

  /** Enters every row without fault, all or none. */
  ExchangeJob confirm(Actor actor, UUID id) {
    ExchangeJob job = require(actor, id);
    ExchangeJob.Rows found = job.rows();
    if (job.state() != ExchangeJob.State.READY || found == null || found.fresh() == 0) {
      throw Refusal.state("not-ready", "这次导入没有等待办理的行", "请查看任务的最新状态，或改正后重新上传");
    }
    return jobs.resume(actor, job, found.fresh(), progress -> enterConfirmed(actor, job, found, progress));
  }

  private @Nullable JobEnd enterConfirmed(Actor actor, ExchangeJob job, ExchangeJob.Rows found, JobProgress progress) {
    ImportHead head = rows(job.ref()).head();
    List<TreeRow> wanted = new ArrayList<>();
    rows(job.ref()).inPortions(TreeRow::changesSomething, MOST_ROWS, wanted::addAll);
    transaction.executeWithoutResult(
        status -> {
          List<TreeRow> entered = enterAll(actor, wanted, head, progress);
          entered.stream()
              .filter(one -> one.verdict() == TreeRow.Verdict.REFUSED)
              .findFirst()
              .ifPresent(
                  one -> {
                    throw JobStopped.because(
                        "第 " + one.row() + " 行现在不能办理：" + one.wrong().getFirst().problem() + "；没有办理任何一行", "请重新上传核对");
                  });
          audit.record(
              job.home().districtId(),
              "organisation.import",
              ExchangeJob.Kind.TREE_IMPORT + " " + job.id(),
              Map.of("file", job.detail(), "entered", entered.size(), "unchanged", found.known(), "wrong", found.wrong()));
          jobs.finishHere(job, new JobEnd(ExchangeJob.State.DONE, null, found));
        });
    return null;
  }

  List<TreeRow> page(Actor actor, UUID id, Set<TreeRow.Verdict> verdicts, int after, int most) {
    return rows(require(actor, id).ref()).page(one -> verdicts.contains(one.verdict()), after, most);
  }

  ImportHead head(Actor actor, UUID id) {
    return rows(require(actor, id).ref()).head();
  }

  /** The same table again with a column that says what is wrong in each row. */
  Path returned(Actor actor, UUID id) {
    Ref ref = require(actor, id).ref();
    return LedgerImport.returned(folder, ref, TreeTable.FORM, rows(ref), choices(actor));
  }

  /** An empty table with what this person may choose from. */
  byte[] template(Actor actor) {
    return ImportSheet.template(TreeTable.FORM, choices(actor));
  }

  Function<TableColumn, List<String>> choices(Actor actor) {
    return Objects.requireNonNull(
        transaction.execute(
            status ->
                TreeTable.choices(new TreeBook(queries, actor, BeijingTime.today(clock)), posts.grantable())));
  }

  private ExchangeJob require(Actor actor, UUID id) {
    return jobs.requireChecked(actor, id, ExchangeJob.Kind.TREE_IMPORT);
  }

  private CheckedRows<TreeRow> rows(Ref job) {
    return new CheckedRows<>(folder.path(job, Part.CHECKED), json, TreeRow.class);
  }
}
