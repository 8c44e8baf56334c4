package org.bihuan.access;

import java.time.Duration;
import java.util.Set;
import org.bihuan.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a site may set about signing in; defaults follow 等保三级.
 *
 * @param https whether browsers reach the server by HTTPS; cookies are then Secure with the __Host- prefix
 * @param demonstration whether this is the demonstration city
 * @param demonstrationPassword the published password of its accounts
 * @param proxy regular expression of the addresses of the site's reverse proxy, the only one whose X-Forwarded-For is
 *     believed
 */
@ConfigurationProperties("bihuan")
record AccessSettings(
    @DefaultValue("false") boolean https,
    @DefaultValue("false") boolean demonstration,
    @Nullable String demonstrationPassword,
    @Nullable String proxy,
    @DefaultValue Session session,
    @DefaultValue SecondFactor secondFactor) {

  /** @param required the roles that get nowhere without a second factor; anybody may set one up */
  record SecondFactor(@DefaultValue Set<Role> required) {
    boolean requiredOf(Role role) {
      return required.contains(role);
    }
  }

  /**
   * @param idle without a request for so long a session is over
   * @param absolute no session lives longer
   * @param most sessions of one person at a time; the oldest makes room
   */
  record Session(
      @DefaultValue("30m") Duration idle, @DefaultValue("12h") Duration absolute, @DefaultValue("3") int most) {}
}
