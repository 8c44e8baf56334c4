package org.bihuan.inspection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Requires;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Labels for the places of a unit, to be printed and put up. */
@Tag(name = "自查")
@RestController
@RequestMapping("/api/inspection/labels")
class LabelController {

  private final PatrolLabels labels;

  LabelController(PatrolLabels labels) {
    this.labels = labels;
  }

  @Operation(summary = "重点部位的巡查二维码标签")
  @GetMapping(produces = "application/pdf")
  @Requires("selfcheck.record")
  ResponseEntity<byte[]> labels(Actor actor, @RequestParam Ref unit, HttpServletRequest request) {
    URI field = URI.create(request.getRequestURL().toString()).resolve("/field");
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("巡查点标签.pdf", StandardCharsets.UTF_8).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .contentType(MediaType.APPLICATION_PDF)
        .body(labels.of(unit, field.toString()));
  }
}
