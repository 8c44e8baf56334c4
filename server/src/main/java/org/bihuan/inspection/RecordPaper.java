package org.bihuan.inspection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bihuan.checklist.Points;
import org.bihuan.document.Paper;
import org.bihuan.document.Paper.Picture;
import org.bihuan.document.Paper.Signature;
import org.bihuan.inspection.ItemEntry.Moment;
import org.bihuan.inspection.TaskSheet.Finding;
import org.bihuan.inspection.TaskSheet.Line;
import org.bihuan.inspection.TaskSheet.Report;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * 现场检查记录 (安全生产法第六十八条: 检查的时间、地点、内容、发现的问题及其处理情况, signed by inspectors and the head of the
 * unit, or the refusal on record). Pure.
 */
final class RecordPaper {

  private static final Duration REPORT_UP = Duration.ofHours(24);

  private final TaskSheet sheet;
  private final Report report;
  private final Function<Ref, @Nullable Image> images;

  /** A photo or a drawn signature. When it was taken nobody can vouch for; when the server had it, the server can. */
  record Image(byte[] jpeg, int width, int height, Instant received) {

    Picture with(String caption) {
      return new Picture(caption, jpeg, width, height);
    }
  }

  /** @param images null where there is none */
  private RecordPaper(TaskSheet sheet, Report report, Function<Ref, @Nullable Image> images) {
    this.sheet = sheet;
    this.report = report;
    this.images = images;
  }

  static Paper of(TaskSheet sheet, Function<Ref, @Nullable Image> images) {
    return new RecordPaper(sheet, Objects.requireNonNull(sheet.record()), images).paper();
  }

  private Paper paper() {
    List<Paper.Block> blocks = new ArrayList<>();
    blocks.add(head());
    blocks.add(new Paper.Heading("检查情况"));
    blocks.add(new Paper.Paragraph(summary()));
    if (!report.findings().isEmpty()) {
      blocks.add(new Paper.Heading("发现的问题及其处理情况"));
      blocks.add(findings());
      together().forEach(said -> blocks.add(new Paper.Paragraph(said)));
    }
    List<List<String>> unchecked = unchecked();
    if (!unchecked.isEmpty()) {
      blocks.add(new Paper.Heading("未检查的项目"));
      blocks.add(new Paper.Table(List.of(8, 52, 40), List.of("序号", "检查项", "未检查的原因"), unchecked));
    }
    List<List<String>> told = readings();
    if (!told.isEmpty()) {
      blocks.add(new Paper.Heading("读数和情况说明"));
      blocks.add(new Paper.Table(List.of(8, 44, 14, 14, 20), List.of("序号", "检查内容", "结果", "读数", "情况说明"), told));
    }
    List<Picture> shown = photos();
    if (!shown.isEmpty()) {
      blocks.add(new Paper.Heading("现场照片"));
      blocks.add(new Paper.Pictures(shown));
    }
    signed(blocks);
    return new Paper("现场检查记录", blocks, "记录编号 " + sheet.ref().districtId() + "-" + report.id());
  }

  private Paper.Table head() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("被检查单位", sheet.unit().name()));
    rows.add(List.of("检查种类", sheet.kindTitle()));
    rows.add(List.of("检查组", sheet.assigneePostTitle()));
    rows.add(List.of("检查时间", times()));
    rows.add(List.of("检查地点", places()));
    rows.add(List.of("检查内容", "《" + sheet.checklistTitle() + "》（" + sheet.checklistFrom() + " 起施行）共 " + sheet.lines().size() + " 项"));
    return new Paper.Table(List.of(2, 8), List.of(), rows);
  }

  /** From the arrival to the end, and when the record was received, which for a phone without a network is later. */
  private String times() {
    List<String> said = new ArrayList<>();
    CheckTimes.Arrival arrival = report.arrival();
    if (arrival != null) {
      said.add("到场 " + minute(arrival.begun()) + (arrival.place() == null ? "" : "（位置 " + arrival.place() + "）"));
      if (arrival.told() != null) {
        said.add("到场时间为手机记录，" + minute(arrival.at()) + " 收到");
      }
    }
    boolean atOnce = report.finishedAt().equals(report.submittedAt());
    said.add("检查完成 " + minute(report.finishedAt()) + (atOnce ? "" : "（手机记录）"));
    said.add("收到 " + minute(report.submittedAt()));
    if (report.finishDoubt() != null) {
      said.add("完成时间按收到时间记：" + report.finishDoubt());
    }
    return String.join("\n", said);
  }

  private static String minute(Instant at) {
    var then = at.atZone(BeijingTime.ZONE);
    return "%d 年 %d 月 %d 日 %02d:%02d"
        .formatted(then.getYear(), then.getMonthValue(), then.getDayOfMonth(), then.getHour(), then.getMinute());
  }

  private String places() {
    List<String> named =
        sheet.lines().stream()
            .map(Line::entry)
            .filter(Objects::nonNull)
            .map(ItemEntry::placeText)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return named.isEmpty() ? sheet.unit().name() : sheet.unit().name() + "：" + String.join("、", named);
  }

  private String summary() {
    TaskSheet.Counts c = report.counts();
    String counted =
        "合格 %d 项，不合格 %d 项，当场整改 %d 项，不涉及 %d 项，未检查 %d 项。"
            .formatted(c.passed(), c.failed(), c.fixedOnSpot(), c.notApplicable(), c.notChecked());
    if (!report.findings().isEmpty()) {
      return counted + "发现的问题已全部登记隐患台账。";
    }
    return counted + (report.zeroReport() ? "本次检查没有发现问题。" : "已检查的内容没有发现问题，未检查的列在下面。");
  }

  private Paper.Table findings() {
    Map<String, Line> lines = new LinkedHashMap<>();
    sheet.lines().forEach(line -> lines.put(line.item(), line));
    List<List<String>> rows = new ArrayList<>();
    for (Finding finding : report.findings()) {
      Line line = Objects.requireNonNull(lines.get(finding.item()));
      rows.add(
          List.of(
              String.valueOf(rows.size() + 1),
              where(line.entry()),
              problem(finding, line.entry()),
              Sentence.inPrint(line.basis()),
              dealtWith(finding, line.entry())));
    }
    return new Paper.Table(List.of(8, 15, 31, 22, 24), List.of("序号", "部位", "问题", "依据", "处理情况"), rows);
  }

  /** Whatever somebody could not look at, whole items and points of items, with the reason. */
  private List<List<String>> unchecked() {
    return sheet.lines().stream()
        .filter(line -> line.entry() != null && line.entry().leavesUnchecked())
        .map(line -> List.of(String.valueOf(line.position()), uncheckedWords(line), reason(line.entry())))
        .toList();
  }

  private static String uncheckedWords(Line line) {
    Points points = line.points();
    ItemEntry entry = line.entry();
    if (points == null || entry == null || !entry.points().contains(ItemResult.NOT_CHECKED)) {
      return line.requirement();
    }
    return IntStream.range(0, points.each().size())
        .filter(i -> entry.points().get(i) == ItemResult.NOT_CHECKED)
        .mapToObj(i -> points.each().get(i).text())
        .collect(Collectors.joining("；"));
  }

  private static String reason(@Nullable ItemEntry entry) {
    return entry == null || entry.note() == null ? "" : entry.note();
  }

  private static String where(@Nullable ItemEntry entry) {
    return entry == null || entry.placeText() == null ? "见台账" : entry.placeText();
  }

  private static String problem(Finding finding, @Nullable ItemEntry entry) {
    if (entry == null) {
      return finding.hazardPhrase();
    }
    String unseen = entry.photos().isEmpty() && entry.noPhotoReason() != null ? "\n没有照片，原因：" + entry.noPhotoReason() : "";
    return Wording.description(finding.hazardPhrase(), entry) + unseen;
  }

  /** What was measured, of every item; what was noted, where it does not stand beside a problem already. */
  private List<List<String>> readings() {
    List<List<String>> rows = new ArrayList<>();
    for (Line line : sheet.lines()) {
      ItemEntry entry = line.entry();
      if (entry == null) {
        continue;
      }
      boolean saidElsewhere = line.result().isAbnormal() || entry.leavesUnchecked();
      String note = entry.note() == null || saidElsewhere ? "" : entry.note();
      String reading = entry.reading() == null ? "" : entry.reading();
      if (!note.isEmpty() || !reading.isEmpty()) {
        rows.add(
            List.of(String.valueOf(line.position()), line.requirement(), line.result().title(), reading, note));
      }
    }
    return rows;
  }

  private String dealtWith(Finding finding, @Nullable ItemEntry entry) {
    List<String> said = new ArrayList<>();
    if (finding.result() == ItemResult.FIXED_ON_SPOT && entry != null) {
      said.add(Wording.fixedWhenChecked(entry));
    }
    said.add(finding.ledger() == Inspection.Ledger.LINKED ? "已在台账" : "新登记");
    if (finding.hazard() != null) {
      said.add("编号 " + finding.hazard().number());
    }
    if (finding.missed() == null) {
      said.add("未确认是否自查漏查");
    } else if (finding.missed()) {
      said.add("单位自查漏查");
    }
    said.addAll(major(finding));
    return String.join("\n", said);
  }

  /** What makes it 重大, until when it has to be reported up (安全生产法 第四十一条), and how people are kept safe until then. */
  private List<String> major(Finding finding) {
    if (finding.major() == null) {
      return List.of();
    }
    List<String> said = new ArrayList<>();
    said.add("建议重大隐患：" + (finding.together() ? "与其他问题合计，见表下" : Sentence.inPrint(finding.major())));
    TaskSheet.LedgerEntry hazard = finding.hazard();
    Instant since = hazard == null || hazard.majorSince() == null ? report.submittedAt() : hazard.majorSince();
    said.add("须在 24 小时内上报：" + minute(since) + " 起，至 " + minute(since.plus(REPORT_UP)) + " 止");
    String interim = hazard == null ? null : hazard.interim();
    said.add("临时管控：" + (interim == null ? "尚未登记，未消除前须采取停用、隔离、看守等措施" : interim));
    return said;
  }

  /** What came out with others only is said once, and that nobody had it before him when he signed. */
  private List<String> together() {
    Map<String, List<String>> problems = new LinkedHashMap<>();
    for (int i = 0; i < report.findings().size(); i++) {
      Finding finding = report.findings().get(i);
      if (finding.major() != null && finding.together()) {
        problems.computeIfAbsent(finding.major(), none -> new ArrayList<>()).add(String.valueOf(i + 1));
      }
    }
    return problems.entrySet().stream()
        .map(one -> "问题 " + String.join("、", one.getValue()) + " 建议重大隐患：" + Sentence.ended(Sentence.inPrint(one.getKey())) + "此项由系统收到记录后按判定标准得出，签名时没有显示。")
        .toList();
  }

  /** Numbered through, and named by the problem they show: no two say the same. */
  private List<Picture> photos() {
    List<Picture> shown = new ArrayList<>();
    for (Line line : sheet.lines()) {
      ItemEntry entry = line.entry();
      if (entry == null || !entry.result().isAbnormal()) {
        continue;
      }
      for (ItemEntry.Photo photo : entry.photos()) {
        Image image = images.apply(photo.file());
        String moment = photo.kind() == Moment.BEFORE ? "整改前" : "整改后";
        if (image != null) {
          String words =
              "照片 " + (shown.size() + 1) + "　" + problems(line) + "第 " + line.position() + " 项　" + moment + "\n"
                  + BeijingTime.minuteOf(image.received()) + " 收到　" + where(entry);
          shown.add(image.with(words));
        }
      }
    }
    return shown;
  }

  /** The numbers of an item in the table of problems: of several points that failed, several. */
  private String problems(Line line) {
    List<String> numbers =
        IntStream.range(0, report.findings().size())
            .filter(i -> report.findings().get(i).item().equals(line.item()))
            .mapToObj(i -> String.valueOf(i + 1))
            .toList();
    return numbers.isEmpty() ? "" : "问题 " + String.join("、", numbers) + "　";
  }

  /** Whatever is said of the names stands before them, so that nothing comes after the last one. */
  private void signed(List<Paper.Block> blocks) {
    Signatures signatures = report.signatures();
    if (signatures == null) {
      return;
    }
    blocks.add(new Paper.Heading("签名"));
    // They sign what was found before they leave; the day of the check is the day of their names.
    String day = "%d 年 %d 月 %d 日".formatted(report.doneOn().getYear(), report.doneOn().getMonthValue(), report.doneOn().getDayOfMonth());
    Signatures.Refused refused = signatures.refused();
    if (refused != null) {
      blocks.add(new Paper.Paragraph(refusal(refused, day)));
    }
    signatures.inspectors().forEach(s -> tellPrint(blocks, "检查人员" + s.name(), s.typed()));
    Stream<Signature> inspectors =
        signatures.inspectors().stream()
            .map(s -> new Signature("检查人员", s.name() + inPrint(s.typed()), drawn(s.image(), s.name()), day));
    Signatures.OfUnit unit = signatures.unit();
    Stream<Signature> head = Stream.empty();
    if (unit != null) {
      String name = unit.name() + "（" + unit.post() + "）";
      tellPrint(blocks, "被检查单位负责人" + name, unit.typed());
      head = Stream.of(new Signature("被检查单位负责人", name + inPrint(unit.typed()), drawn(unit.image(), unit.name()), day));
    }
    blocks.add(new Paper.Signatures(Stream.concat(inspectors, head).toList()));
  }

  private static String refusal(Signatures.Refused refused, String day) {
    String present = refused.present() == null ? "" : Sentence.ended("在场人：" + refused.present());
    String told = "被检查单位负责人" + refused.name() + "（" + refused.post() + "）拒绝签字，情况和原因：" + refused.reason();
    return Sentence.ended(told) + present + day + "。";
  }

  private @Nullable Picture drawn(Ref file, String name) {
    Image image = images.apply(file);
    return image == null ? null : image.with(name + "的签名");
  }

  private static String inPrint(Signatures.@Nullable Typed typed) {
    return typed == null ? "" : "（打印体）";
  }

  /** A name in print is no handwriting: who set it, and for the head of the unit why. */
  private static void tellPrint(List<Paper.Block> blocks, String who, Signatures.@Nullable Typed typed) {
    if (typed != null) {
      blocks.add(new Paper.Paragraph(Sentence.ended(who + "的签名不是手写：" + typed.words())));
    }
  }
}
