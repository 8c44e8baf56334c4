package org.bihuan.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.bihuan.inspection.VisitDesk;
import org.bihuan.platform.Actor;
import org.bihuan.platform.Ref;
import org.bihuan.tipoff.VerificationDesk;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A bundle with a tag that tells whether a phone has just this one already. */
@Component
class PackedBundles {

  /** @param tag an ETag, quotes included */
  record Packed(Bundle bundle, String tag) {}

  private final BundleDesk desk;
  private final VisitDesk visits;
  private final VerificationDesk verifications;
  private final JsonMapper json;

  PackedBundles(BundleDesk desk, VisitDesk visits, VerificationDesk verifications, JsonMapper json) {
    this.desk = desk;
    this.visits = visits;
    this.verifications = verifications;
    this.json = json;
  }

  Packed pack(Actor actor, List<Ref> units) {
    Bundle bundle =
        actor.team() == null
            ? desk.pack(actor, units, null, visits.coming(actor), verifications.waitingFor(actor))
            : desk.pack(actor, units, visits.carried(actor), List.of(), 0);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsString(bundle).getBytes(UTF_8));
      return new Packed(bundle, "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
