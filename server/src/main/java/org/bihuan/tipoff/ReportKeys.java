package org.bihuan.tipoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bihuan.platform.Ref;
import org.bihuan.platform.SecretFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What only this site can compute: the code of a report, the digest it is found by, and the seal of a puzzle. The key
 * lies in {@code secrets/report.key}; a dump of the database without it opens no report (RP-02).
 */
@Component
class ReportKeys {

  private final byte[] key;

  ReportKeys(@Value("${bihuan.data}") Path data) throws IOException {
    key = SecretFile.at(data.resolve("secrets/report.key"));
  }

  /**
   * The same for the same report, so that one whose answer was lost is answered with its code again; the reporter's
   * secret, which is not kept, has a part in it.
   */
  TrackingCode code(Ref report, String secret) {
    return TrackingCode.of(mac("code", report + " " + secret));
  }

  byte[] digest(TrackingCode code) {
    return mac("digest", code.letters());
  }

  /** Tells whether a repeated report is the same one; without the reporter's secret nobody can try guesses at it. */
  byte[] fingerprint(String secret, String content) {
    return mac("fingerprint", secret + "\n" + content);
  }

  byte[] mac(String use, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((use + "\n").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
