package org.bihuan.access;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    @DefaultValue SecondFactor secondFactor,
    @DefaultValue Password password,
    @DefaultValue Unused unused) {

  /**
   * @param disableAfter an account nobody has used for so long is disabled; zero: never
   * @param announce so long before, it is shown to the system administrator
   */
  record Unused(@DefaultValue("90d") Duration disableAfter, @DefaultValue("14d") Duration announce) {

    boolean counts() {
      return disableAfter.isPositive();
    }
  }

  /**
   * @param history so many former passwords do not come back
   * @param changeAfter the age at which a password must be changed, where the profile lets passwords age; zero: never
   * @param administratorsChangeAfter the same for whoever administers or decides for a district or the city
   * @param list a file with passwords known from elsewhere, one a line
   */
  record Password(
      @DefaultValue("DENGBAO") PasswordProfile profile,
      @DefaultValue("5") int history,
      @DefaultValue("180d") Duration changeAfter,
      @DefaultValue("90d") Duration administratorsChangeAfter,
      @Nullable Path list) {

    private static final Set<Role> ADMINISTRATORS =
        Set.of(
            Role.SYSTEM_ADMIN,
            Role.SECURITY_ADMIN,
            Role.AUDIT_ADMIN,
            Role.SEAL_KEEPER,
            Role.CITY_ADMIN,
            Role.DISTRICT_ADMIN);

    /** When a password must have been changed; null where passwords do not age. */
    @Nullable Instant due(Instant setAt, Role role) {
      Duration age = ADMINISTRATORS.contains(role) ? administratorsChangeAfter : changeAfter;
      return profile.ages() && age.isPositive() ? setAt.plus(age) : null;
    }
  }

  /** @param required the roles that get nowhere without a second factor; anybody may set one up */
  record SecondFactor(@DefaultValue Set<Role> required) {
    boolean requiredOf(Role role) {
      return required.contains(role);
    }
  }

  /**
   * @param idle without a request for so long a session is over
   * @param administratorsIdle the same for the separated administrators
   * @param absolute no session lives longer
   * @param most sessions of one person at a time; the oldest makes room
   */
  record Session(
      @DefaultValue("30m") Duration idle,
      @DefaultValue("15m") Duration administratorsIdle,
      @DefaultValue("12h") Duration absolute,
      @DefaultValue("3") int most) {

    Duration idleOf(Role role) {
      return role.seesBusinessData() ? idle : administratorsIdle;
    }
  }
}
