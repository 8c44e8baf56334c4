package org.bihuan.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.bihuan.audit.AuditTrail;
import org.bihuan.exchange.ExchangeFolder.Part;
import org.bihuan.hazard.FailedItems;
import org.bihuan.hazard.HazardIntake;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Scope;
import org.bihuan.spreadsheet.SheetFile;
import org.bihuan.spreadsheet.SheetRefusal;
import org.bihuan.spreadsheet.SheetRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings hazards in from a workbook in two steps: every row is checked by the rules of the ledger and shown; then those
 * without fault are registered all together, or none.
 */
@Service
class LedgerImport {

  static final TableForm FORM =
      new TableForm(
          "隐患登记",
          List.of(ImportColumn.values()),
          3,
          List.of(
              "一行写一处隐患；列的次序可以变，不认识的列会被忽略。",
              "上传后先核对，不会直接登记；有错的行逐格说明，可以下载带“问题”列的原表，改好再传。",
              "同一行内容再次上传不会重复登记。一个文件最多 50000 行、20 MB。",
              "登记后从“待核定”开始，整改、验收等照常在系统里办理。"));

  static final int MOST_ROWS = 50_000;
  static final long MOST_BYTES = 20L << 20;

  private static final int CHECKED_AT_ONCE = 500;
  private static final int REGISTERED_AT_ONCE = 1_000;

  private final HazardIntake intake;
  private final FailedItems items;
  private final UnitNameQueries names;
  private final ExchangeDesk jobs;
  private final ExchangeFolder folder;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  LedgerImport(
      HazardIntake intake,
      FailedItems items,
      UnitNameQueries names,
      ExchangeDesk jobs,
      ExchangeFolder folder,
      AuditTrail audit,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.intake = intake;
    this.items = items;
    this.names = names;
    this.jobs = jobs;
    this.folder = folder;
    this.audit = audit;
    this.transaction = transaction;
    this.json = json;
  }

  /** Takes the file and begins to check it. */
  ExchangeJob begin(Actor actor, UUID id, String name, InputStream content) throws IOException {
    Ref ref = new Ref(ExchangeDesk.homeOf(actor).districtId(), id);
    try (ExchangeFolder.Incoming incoming = folder.receive(content, MOST_BYTES)) {
      String hash = HexFormat.of().formatHex(incoming.sha256());
      String title = name.isBlank() ? "隐患登记.xlsx" : name.substring(Math.max(0, name.length() - 120));
      var order =
          new ExchangeDesk.Order(
              id, ExchangeJob.Kind.IMPORT, "hazard.import.check", "从 Excel 登记隐患", title, 0, hash,
              Map.of("file", title, "sha256", hash, "bytes", incoming.size()));
      return jobs.start(actor, order, () -> folder.keep(incoming, ref), progress -> check(actor, ref, progress));
    }
  }

  private JobEnd check(Actor actor, Ref ref, JobProgress progress) throws IOException {
    int[] verdicts = new int[ImportedRow.Verdict.values().length];
    try (SheetFile file = SheetFile.open(folder.path(ref, Part.UPLOAD))) {
      ImportHead head = ImportHead.find(file, FORM);
      try (CheckedRows<ImportedRow>.Writer out = rows(ref).new Writer(head)) {
        Checking checking = new Checking(actor, head, out, verdicts, progress);
        file.rows(file.sheet(head.sheet()), checking::add);
        checking.judge();
      }
    }
    int fresh = verdicts[ImportedRow.Verdict.FRESH.ordinal()];
    int known = verdicts[ImportedRow.Verdict.KNOWN.ordinal()];
    int wrong = verdicts[ImportedRow.Verdict.WRONG.ordinal()];
    if (fresh + known + wrong == 0) {
      throw Refusal.invalid("file", "表里没有要登记的隐患", "请在表头下面逐行填写后再上传");
    }
    return new JobEnd(ExchangeJob.State.READY, null, new ExchangeJob.Rows(fresh, known, wrong));
  }

  /** Rows are read one by one and judged some at a time. */
  private final class Checking {

    private final Actor actor;
    private final ImportHead head;
    private final CheckedRows<ImportedRow>.Writer out;
    private final int[] verdicts;
    private final JobProgress progress;
    private final ImportRules.Names words;
    private final Map<UUID, Integer> seen = new HashMap<>();
    private final List<ImportRules.Read> waiting = new ArrayList<>();
    private int rows;

    Checking(Actor actor, ImportHead head, CheckedRows<ImportedRow>.Writer out, int[] verdicts, JobProgress progress) {
      this.actor = actor;
      this.head = head;
      this.out = out;
      this.verdicts = verdicts;
      this.progress = progress;
      this.words = names(actor);
    }

    boolean add(SheetRow row) {
      if (row.number() <= head.row()) {
        return true;
      }
      ImportRules.Read got = ImportRules.read(row, head, words);
      ImportedRow read = got.row();
      if (read.said().isEmpty()) {
        return true;
      }
      if (++rows > MOST_ROWS) {
        throw SheetRefusal.tooMuch("超过 " + MOST_ROWS + " 行");
      }
      Integer first =
          read.registration() == null ? null : seen.putIfAbsent(read.registration().id(), read.row());
      waiting.add(first == null ? got : new ImportRules.Read(ImportRules.repeated(read, first), null));
      if (waiting.size() >= CHECKED_AT_ONCE) {
        judge();
      }
      return true;
    }

    void judge() {
      List<HazardIntake.Outlook> outlooks =
          intake.foresee(
              actor, waiting.stream().map(ImportRules.Read::supposed).filter(Objects::nonNull).toList());
      int next = 0;
      try {
        for (ImportRules.Read read : waiting) {
          ImportedRow row = read.row();
          ImportedRow judged = row;
          if (read.supposed() != null) {
            HazardIntake.Outlook outlook = outlooks.get(next++);
            judged = ImportRules.judged(row, head, outlook.known(), outlook.problems());
          }
          verdicts[judged.verdict().ordinal()]++;
          out.add(judged);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      waiting.clear();
      progress.reached(rows, 0);
    }
  }

  private ImportRules.Names names(Actor actor) {
    Map<String, List<Ref>> units = Objects.requireNonNull(transaction.execute(s -> names.units(actor.scope())));
    Map<Ref, Map<String, UUID>> places = new HashMap<>();
    return new ImportRules.Names(
        name -> units.getOrDefault(name, List.of()),
        ownUnit(actor),
        units.values().stream().flatMap(List::stream).findFirst().orElse(null),
        ImportRules.presentPost(actor),
        unit ->
            places.computeIfAbsent(
                unit, u -> Objects.requireNonNull(transaction.execute(s -> names.places(u)))),
        item -> items.find(item.code(), item.foundAt()));
  }

  private static @Nullable Ref ownUnit(Actor actor) {
    return actor.scope() instanceof Scope.Units u && u.unitIds().size() == 1
        ? new Ref(u.districtId(), u.unitIds().iterator().next())
        : null;
  }

  /** Registers every row without fault, all or none. */
  ExchangeJob confirm(Actor actor, UUID id) {
    ExchangeJob job = require(actor, id);
    ExchangeJob.Rows rows = job.rows();
    if (job.state() != ExchangeJob.State.READY || rows == null || rows.fresh() == 0) {
      throw Refusal.state("not-ready", "这次导入没有等待登记的行", "请查看任务的最新状态，或改正后重新上传");
    }
    return jobs.resume(actor, job, rows.fresh(), progress -> register(actor, job, rows, progress));
  }

  private @Nullable JobEnd register(Actor actor, ExchangeJob job, ExchangeJob.Rows rows, JobProgress progress) {
    transaction.executeWithoutResult(
        status -> {
          int[] done = {0};
          rows(job.ref())
              .inPortions(
                  row -> row.verdict() == ImportedRow.Verdict.FRESH,
                  REGISTERED_AT_ONCE,
                  portion -> {
                    done[0] +=
                        intake.registerAll(
                            actor, portion.stream().map(row -> Objects.requireNonNull(row.registration())).toList());
                    progress.reached(done[0], rows.fresh());
                  });
          audit.record(
              job.home().districtId(),
              "hazard.import",
              ExchangeJob.Kind.IMPORT + " " + job.id(),
              Map.of("file", job.detail(), "registered", done[0], "known", rows.known(), "wrong", rows.wrong()));
          jobs.finishHere(job, new JobEnd(ExchangeJob.State.DONE, null, rows));
        });
    return null;
  }

  /** Rows of one verdict and the headings they stand under. */
  List<ImportedRow> page(Actor actor, UUID id, ImportedRow.Verdict verdict, int after, int most) {
    return rows(require(actor, id).ref()).page(row -> row.verdict() == verdict, after, most);
  }

  ImportHead head(Actor actor, UUID id) {
    return rows(require(actor, id).ref()).head();
  }

  /** The same table again with a column that says what is wrong in each row. */
  Path returned(Actor actor, UUID id) {
    Ref ref = require(actor, id).ref();
    return returned(folder, ref, FORM, rows(ref), choices(actor));
  }

  static <R extends CheckedRow> Path returned(
      ExchangeFolder folder,
      Ref job,
      TableForm form,
      CheckedRows<R> checked,
      Function<TableColumn, List<String>> choices) {
    ImportHead head = checked.head();
    try (SheetFile file = SheetFile.open(folder.path(job, Part.UPLOAD));
        OutputStream out = folder.write(job, Part.RETURNED);
        CheckedRows<R>.Reader verdicts = checked.new Reader();
        ImportSheet sheet = ImportSheet.returned(out, form, head, choices)) {
      file.rows(file.sheet(head.sheet()), row -> row.number() <= head.row() || returned(row, verdicts, sheet));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder.path(job, Part.RETURNED);
  }

  private static <R extends CheckedRow> boolean returned(
      SheetRow row, CheckedRows<R>.Reader verdicts, ImportSheet sheet) {
    try {
      R verdict = verdicts.next();
      while (verdict != null && verdict.row() < row.number()) {
        verdict = verdicts.next();
      }
      sheet.add(row, verdict == null || verdict.row() != row.number() ? List.of() : verdict.wrong());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty table with everything this person may choose from. */
  byte[] template(Actor actor) {
    return ImportSheet.template(FORM, choices(actor));
  }

  private Function<TableColumn, List<String>> choices(Actor actor) {
    List<String> units = unitNames(actor);
    return column -> column == ImportColumn.UNIT ? units : column.choices();
  }

  private List<String> unitNames(Actor actor) {
    return Objects.requireNonNull(transaction.execute(s -> names.units(actor.scope()))).keySet().stream()
        .sorted()
        .toList();
  }

  private ExchangeJob require(Actor actor, UUID id) {
    return jobs.requireChecked(actor, id, ExchangeJob.Kind.IMPORT);
  }

  private CheckedRows<ImportedRow> rows(Ref job) {
    return new CheckedRows<>(folder.path(job, Part.CHECKED), json, ImportedRow.class);
  }
}
