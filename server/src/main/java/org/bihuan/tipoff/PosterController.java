package org.bihuan.tipoff;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.bihuan.organisation.OrganisationRegister;
import org.bihuan.organisation.Place;
import org.bihuan.organisation.UnitProfile;
import org.bihuan.platform.QrDrawing;
import org.bihuan.platform.Ref;
import org.bihuan.platform.Refusal;
import org.bihuan.platform.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands on a poster in a corridor: where to report, and the code that leads there. */
@Tag(name = "举报海报")
@RestController
@RequestMapping("/api/tipoff/poster")
class PosterController {

  private static final String ORIGIN = "https?://[0-9A-Za-z.-]{1,200}(:\\d{1,5})?";

  private final OrganisationRegister organisation;

  PosterController(OrganisationRegister organisation) {
    this.organisation = organisation;
  }

  record Poster(String unitName, @Nullable String placeName, String address, QrDrawing qr) {}

  /** @param origin under which the public reaches this site, as the browser of whoever prints it does */
  @Operation(summary = "单位或部位的举报二维码")
  @GetMapping
  @Requires("organisation.read")
  Poster poster(
      @RequestParam(required = false) @Nullable Ref unit,
      @RequestParam(required = false) @Nullable Ref place,
      @RequestParam String origin) {
    if (!origin.matches(ORIGIN)) {
      throw Refusal.invalid("origin", "网址的格式不对", "请使用本系统对外的网址，例如 https://example.invalid");
    }
    Place spot = place == null ? null : organisation.requirePlace(place);
    if (spot != null && spot.closedOn() != null) {
      throw Refusal.state("place-closed", "“" + spot.name() + "”已于 " + spot.closedOn() + " 停用", "请打印现用部位或本单位的海报");
    }
    Ref of = spot == null ? unit : spot.unit();
    if (of == null) {
      throw Refusal.invalid("unit", "没有指明单位或部位", "请从单位页面打印海报");
    }
    UnitProfile profile = organisation.requireUnit(of);
    String address = origin + "/report?" + (spot == null ? "unit=" + of : "place=" + spot.ref());
    return new Poster(profile.name(), spot == null ? null : spot.name(), address, QrDrawing.of(address));
  }
}
