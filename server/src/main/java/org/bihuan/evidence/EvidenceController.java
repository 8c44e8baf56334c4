package org.bihuan.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bihuan.audit.AuditTrail;
import org.bihuan.platform.Acting;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Limited;
import org.bihuan.platform.OpenToAll;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.bihuan.platform.WhileReadOnly;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checkpoints for those who keep them, proofs for those who doubt, and the verification for the audit administrator. */
@Tag(name = "存证")
@RestController
@RequestMapping("/api/evidence")
class EvidenceController {

  private static final int MOST = 1_000;

  /** Of a whole city every attachment is read again by night. */
  private static final Duration SOMEBODY_WAITS = Duration.ofMinutes(1);

  private static final String NOTHING_TOLD = "holds hashes only; witnesses outside keep them";

  /** @param note a C2SP signed note, to be kept word for word */
  record CheckpointView(long size, Instant signedAt, String note) {

    static CheckpointView of(Checkpoint checkpoint) {
      return new CheckpointView(checkpoint.size(), checkpoint.signedAt(), checkpoint.note());
    }
  }

  /** @param key the public key as C2SP signed notes write it */
  record KeyView(String key) {}

  /** @param path hashes in base64, as RFC 9162 section 2.1.4 orders them */
  record ConsistencyView(long from, long to, List<String> path) {}

  private final Checkpoints checkpoints;
  private final Verification verification;
  private final HazardFile file;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;

  EvidenceController(
      Checkpoints checkpoints,
      Verification verification,
      HazardFile file,
      AuditTrail audit,
      TransactionTemplate transaction) {
    this.checkpoints = checkpoints;
    this.verification = verification;
    this.file = file;
    this.audit = audit;
    this.transaction = transaction;
  }

  @Operation(summary = "核对签名用的公钥")
  @GetMapping("/key")
  @OpenToAll(why = NOTHING_TOLD)
  KeyView key() {
    return new KeyView(checkpoints.verifierKey());
  }

  /** Checkpoints of more than {@code after} lines, the smallest first, at most a thousand. */
  @Operation(summary = "已签名的检查点")
  @GetMapping("/checkpoints")
  @OpenToAll(why = NOTHING_TOLD)
  List<CheckpointView> checkpoints(@RequestParam(defaultValue = "0") long after) {
    return checkpoints.after(after, MOST).stream().map(CheckpointView::of).toList();
  }

  @Operation(summary = "两个检查点之间的一致性证明")
  @GetMapping("/consistency")
  @OpenToAll(why = NOTHING_TOLD)
  ConsistencyView consistency(@RequestParam long from, @RequestParam long to) {
    List<String> path =
        checkpoints.consistency(from, to).stream().map(Base64.getEncoder()::encodeToString).toList();
    return new ConsistencyView(from, to, path);
  }

  @Operation(summary = "一条隐患的存证文件")
  @GetMapping("/hazards/{ref}")
  @Limited(Limited.Kind.EXPORT)
  @Requires("export.data")
  ResponseEntity<byte[]> hazardFile(Actor actor, @PathVariable Ref ref) {
    String text = file.write(actor, ref);
    recordExport(ref);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("bihuan-" + ref + ".txt").build().toString())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  @Operation(summary = "核验全部历史")
  @PostMapping("/verification")
  @WhileReadOnly(why = "it only looks, and is wanted most when an older state was put back")
  @Requires("audit.read")
  Verification.Report verify(Actor actor) {
    Verification.mustBeAuditor(actor);
    return verification.run(SOMEBODY_WAITS);
  }

  private void recordExport(Ref hazard) {
    Acting.asSystem(
        () ->
            transaction.execute(
                status -> {
                  audit.record(
                      AuditTrail.WHOLE_CITY, "evidence.export", "hazard " + hazard, Map.of("hazard", hazard.toString()));
                  return true;
                }));
  }
}
