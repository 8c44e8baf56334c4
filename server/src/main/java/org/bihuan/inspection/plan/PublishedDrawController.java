package org.bihuan.inspection.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.bihuan.platform.Acting;
import org.bihuan.platform.OpenToAll;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is promised in public before a draw, and the draw itself once it can warn nobody. A hash tells neither which
 * office draws nor for what; who draws again and again until the lot suits him leaves one line for each time.
 */
@Tag(name = "监督检查")
@RestController
@RequestMapping("/api/draws")
class PublishedDrawController {

  private static final int MOST = 1_000;
  private static final MediaType PLAIN = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

  private final DrawDesk desk;

  PublishedDrawController(DrawDesk desk) {
    this.desk = desk;
  }

  /**
   * One line for each: the hash, when it was committed to, when it was drawn, when and from where the public value comes;
   * the newest first, at most a thousand.
   */
  @Operation(summary = "已承诺的随机抽取：承诺值、承诺时刻、抽取时刻、公开值公布的时刻和来源")
  @GetMapping
  @OpenToAll(why = "a hash, moments and a public source; they are worth something only if nobody can be kept from them")
  ResponseEntity<String> commitments() {
    String lines =
        Acting.asSystem(() -> desk.published(MOST)).stream()
            .map(PublishedDrawController::line)
            .collect(Collectors.joining("\n", "", "\n"));
    return ResponseEntity.ok().contentType(PLAIN).body(lines);
  }

  private static String line(DrawStore.Published draw) {
    return String.join(
        "\t",
        draw.commitment(),
        String.valueOf(draw.committedAt()),
        draw.drawnAt() == null ? "-" : draw.drawnAt().toString(),
        draw.publicAt() == null ? "-" : draw.publicAt().toString(),
        draw.publicSource() == null ? "-" : draw.publicSource());
  }

  /** For {@code verifier/VerifyDraw.java}. What is still to come, or sealed and not over, is not to be found. */
  @Operation(summary = "一次随机抽取的全部记录，计划公开之后任何登录的人都可取来复核")
  @GetMapping("/{commitment}")
  @OpenToAll(why = "whoever is drawn may see that it was the lot", signedIn = true)
  ResponseEntity<String> record(@PathVariable String commitment) {
    return ResponseEntity.ok().contentType(PLAIN).body(Acting.asSystem(() -> desk.openRecord(commitment)));
  }
}
