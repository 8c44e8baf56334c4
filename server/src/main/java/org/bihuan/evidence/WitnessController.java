package org.bihuan.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bihuan.platform.Actor;
import org.bihuan.platform.BeijingTime;
import org.bihuan.platform.Creates;
import org.bihuan.platform.FieldChecks;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.Requires;
import org.bihuan.platform.StepUp;
import org.bihuan.platform.WhileReadOnly;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The offices that countersign checkpoints. */
@Tag(name = "存证")
@RestController
@RequestMapping("/api/evidence")
class WitnessController {

  private static final String FOR_WITNESSES = "witnesses stand outside; nothing but hashes and public keys is told";
  private static final String OPEN_FINDINGS = "Bihuan-Open-Findings";
  private static final int NEWEST = 20;
  private static final int LONGEST_KEY = 300;
  private static final int LONGEST_NOTE = 20_000;

  /** @param key the public key as the witness's tool printed it */
  record NewWitness(
      @Nullable UUID id,
      Witness.@Nullable Role role,
      @Nullable String key,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  record LastDay(@Nullable LocalDate last) {}

  record CosignedNote(String note) {}

  record WitnessView(
      UUID id,
      Witness.Role role,
      String roleTitle,
      String name,
      String key,
      LocalDate from,
      @Nullable LocalDate to,
      boolean counts,
      List<String> can) {}

  record CosignatureView(String name, String roleTitle, Instant at) {}

  /** @param isFinal signed by so many witnesses that it stands */
  record WitnessedView(
      Suite suite, String suiteTitle, long size, Instant signedAt, List<CosignatureView> cosignatures, boolean isFinal) {}

  private final WitnessDesk desk;
  private final LastVerification last;
  private final Clock clock;

  WitnessController(WitnessDesk desk, LastVerification last, Clock clock) {
    this.desk = desk;
    this.last = last;
    this.clock = clock;
  }

  @Operation(summary = "登记过的见证人和公钥")
  @GetMapping("/witnesses")
  @OpenToAll(why = FOR_WITNESSES)
  List<WitnessView> witnesses() {
    return desk.all().stream().map(this::view).toList();
  }

  @Operation(summary = "登记见证人")
  @PostMapping("/witnesses")
  @Creates
  @Requires("evidence.witness")
  ResponseEntity<WitnessView> register(@RequestBody NewWitness wanted, StepUp stepUp, Actor actor) {
    Witness witness = checked(wanted);
    stepUp.mustBeRecent("登记见证人");
    WitnessDesk.Registered registered = desk.register(actor, witness);
    WitnessView view = view(registered.witness());
    return registered.created()
        ? ResponseEntity.created(URI.create("/api/evidence/witnesses/" + view.id())).body(view)
        : ResponseEntity.ok(view);
  }

  @Operation(summary = "见证人的最后一天")
  @PutMapping("/witnesses/{id}/last-day")
  @Requires("evidence.witness")
  WitnessView end(@PathVariable UUID id, @RequestBody LastDay day, StepUp stepUp) {
    new FieldChecks().present("last", "最后一天", day.last()).refuseIfAny();
    stepUp.mustBeRecent("结束见证人");
    return view(desk.end(id, day.last() == null ? BeijingTime.today(clock) : day.last()));
  }

  /** What the witness's tool reads (C2SP tlog-witness): a checkpoint and the proof that it continues {@code old}. */
  @Operation(
      summary = "供见证人会签的检查点",
      description = "存证核验发现的不符还没有查明时，答复头 Bihuan-Open-Findings 写明处数：签署照常，会签只证明历史是延续的")
  @GetMapping(path = "/witness-request")
  @OpenToAll(why = FOR_WITNESSES)
  ResponseEntity<byte[]> request(@RequestParam(defaultValue = "0") long old) {
    int open = last.openFindings();
    return ResponseEntity.ok()
        .headers(headers -> {
          if (open > 0) {
            headers.set(OPEN_FINDINGS, Integer.toString(open));
          }
        })
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .body(desk.request(old).getBytes(StandardCharsets.UTF_8));
  }

  @Operation(summary = "送交见证人的会签")
  @PostMapping("/cosignatures")
  @WhileReadOnly(why = "a witness confirms what was signed before")
  @OpenToAll(why = "a cosignature proves itself by the registered key of its witness")
  List<CosignatureView> cosign(@RequestBody CosignedNote cosigned) {
    new FieldChecks().text("note", "会签的检查点", cosigned.note(), LONGEST_NOTE).refuseIfAny();
    return desk.receive(cosigned.note()).stream().map(WitnessController::view).toList();
  }

  @Operation(summary = "最近的检查点和会签")
  @GetMapping("/checkpoints/newest")
  @OpenToAll(why = FOR_WITNESSES)
  List<WitnessedView> newest() {
    List<Checkpoint> newest = desk.newest(NEWEST);
    List<List<Cosignature>> under = desk.under(newest);
    return IntStream.range(0, newest.size()).mapToObj(i -> view(newest.get(i), under.get(i))).toList();
  }

  private Witness checked(NewWitness wanted) {
    Optional<WitnessKey> key = Optional.ofNullable(wanted.key()).flatMap(WitnessKey::parse);
    LocalDate from = wanted.from();
    LocalDate to = wanted.to();
    new FieldChecks()
        .present("id", "编号（UUID）", wanted.id())
        .present("role", "单位性质", wanted.role())
        .present("from", "开始日期", from)
        .text("key", "公钥", wanted.key(), LONGEST_KEY)
        .holds(wanted.key() == null || key.isPresent(), "key", "这不是见证人公钥", "请粘贴见证程序 new-key 打印的一整行")
        .holds(from == null || to == null || !to.isBefore(from), "to", "最后一天早于开始日期", "请核对起止日期")
        .refuseIfAny();
    if (wanted.id() == null || wanted.role() == null || from == null) {
      throw new IllegalStateException("checked above");
    }
    return new Witness(wanted.id(), wanted.role(), key.orElseThrow(), from, to);
  }

  private WitnessView view(Witness witness) {
    return new WitnessView(
        witness.id(),
        witness.role(),
        witness.role().title(),
        witness.key().name(),
        witness.key().text(),
        witness.from(),
        witness.to(),
        witness.countsOn(BeijingTime.today(clock)),
        desk.possible(witness));
  }

  private static WitnessedView view(Checkpoint checkpoint, List<Cosignature> under) {
    long offices = under.stream().map(one -> one.witness().key().name()).distinct().count();
    return new WitnessedView(
        checkpoint.suite(),
        checkpoint.suite().title(),
        checkpoint.size(),
        checkpoint.signedAt(),
        under.stream().map(WitnessController::view).toList(),
        offices >= Witness.FINAL);
  }

  private static CosignatureView view(Cosignature cosignature) {
    Witness witness = cosignature.witness();
    return new CosignatureView(witness.key().name(), witness.role().title(), cosignature.at());
  }
}
