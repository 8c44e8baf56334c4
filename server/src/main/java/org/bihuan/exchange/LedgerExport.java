package org.bihuan.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bihuan.hazard.HazardExtract;
import org.bihuan.hazard.HazardFilter;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.StepUp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes a list of the ledger out as a workbook: the rows, the columns and the order somebody sees. */
@Service
class LedgerExport {

  /** More than so many rows, and whoever asks has to prove that it is he. */
  static final int WITHOUT_STEP_UP = 1_000;

  /** What a spreadsheet program still opens with comfort. */
  static final int MOST_ROWS = 300_000;

  /** @param columns keys of the columns shown, for {@link LedgerForm#SHOWN} */
  record Order(UUID id, LedgerForm form, @Nullable List<String> columns) {}

  private final HazardExtract ledger;
  private final FilterWords words;
  private final ExchangeDesk jobs;
  private final ExchangeFolder folder;
  private final Clock clock;

  LedgerExport(HazardExtract ledger, FilterWords words, ExchangeDesk jobs, ExchangeFolder folder, Clock clock) {
    this.ledger = ledger;
    this.words = words;
    this.jobs = jobs;
    this.folder = folder;
    this.clock = clock;
  }

  ExchangeJob begin(Actor actor, HazardFilter filter, Order order, StepUp stepUp) {
    List<? extends SheetColumn> columns = order.form().columns(order.columns());
    int rows = ledger.count(actor, filter, MOST_ROWS + 1);
    if (rows > MOST_ROWS) {
      throw Refusal.invalid(
          "rows", String.format(Locale.ROOT, "符合条件的超过 %,d 条", MOST_ROWS), "请缩小范围（例如按区或按上账时间）后分别导出");
    }
    if (rows > WITHOUT_STEP_UP) {
      stepUp.mustBeRecent(String.format(Locale.ROOT, "要导出 %,d 条，超过 %,d 条的导出", rows, WITHOUT_STEP_UP));
    }
    String sentence = words.of(filter);
    Instant now = clock.instant();
    Provenance provenance = Provenance.of(order.id(), actor, now, order.form().title(), sentence);
    var job =
        new ExchangeDesk.Order(
            order.id(), ExchangeJob.Kind.EXPORT, "export.data", "导出隐患台账", sentence, rows,
            order.form() + "|" + order.columns() + "|" + filter,
            Map.of("form", order.form(), "filter", sentence, "rows", rows, "columns", columns.size()));
    Ref ref = new Ref(ExchangeDesk.homeOf(actor).districtId(), order.id());
    return jobs.start(
        actor,
        job,
        () -> {},
        progress -> {
          try (OutputStream out = folder.write(ref, ExchangeFolder.Part.PRODUCT);
              LedgerWorkbook workbook = new LedgerWorkbook(out, columns, provenance)) {
            write(actor, filter, workbook, rows, progress);
          }
          String name = "隐患台账-" + BeijingTime.dayOf(now).toString().replace("-", "") + ".xlsx";
          return JobEnd.made(new ExchangeJob.Product(name, folder.size(ref, ExchangeFolder.Part.PRODUCT)));
        });
  }

  private void write(
      Actor actor, HazardFilter filter, LedgerWorkbook workbook, int expected, JobProgress progress) {
    ledger.each(
        actor,
        filter,
        MOST_ROWS,
        line -> {
          try {
            workbook.add(line);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          progress.reached(workbook.rows(), Math.max(expected, workbook.rows()));
        });
  }
}
