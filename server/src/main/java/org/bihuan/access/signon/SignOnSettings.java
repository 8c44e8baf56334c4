package org.bihuan.access.signon;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The site's identity server; without an issuer there is none.
 *
 * @param issuer as it stands in its own description, e.g. {@code https://id.example.edu.cn}
 * @param name what people call it, on the button of the sign-in page
 */
@ConfigurationProperties("bihuan.single-sign-on")
public record SignOnSettings(
    @Nullable String issuer,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @DefaultValue("统一身份认证") String name,
    @DefaultValue("openid") Set<String> scopes) {

  public boolean isUsed() {
    return issuer != null && !issuer.isBlank();
  }
}
