package org.bihuan.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.StreamUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Serves the built web application. An address of a screen ({@code /hazards/110108-…}) is answered with the page that
 * knows how to show it; what lies under /api is never a page.
 */
@Configuration(proxyBeanMethods = false)
@Order(-1)
class WebPages implements WebMvcConfigurer {

  private static final String FILES = "classpath:/static/";
  private static final String NUMBER_HERE = "__CSP_NONCE__";

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(FILES + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(FILES)
        .resourceChain(false)
        .addResolver(new PageResolver())
        .addTransformer(
            (request, resource, chain) -> {
              Resource page = chain.transform(request, resource);
              return isPage(page) ? numbered(page, ContentPolicy.number(request)) : page;
            });
  }

  private static boolean isPage(Resource resource) {
    String name = resource.getFilename();
    return name != null && name.endsWith(".html");
  }

  private static Resource numbered(Resource page, String number) throws IOException {
    String text = StreamUtils.copyToString(page.getInputStream(), StandardCharsets.UTF_8);
    return new TransformedResource(page, text.replace(NUMBER_HERE, number).getBytes(StandardCharsets.UTF_8));
  }

  /** A file if there is one; otherwise the page of the face ({@code /field/…} → field.html), otherwise the console. */
  private static final class PageResolver extends PathResourceResolver {

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Resource file = super.getResource(path, location);
      if (file != null && file.isReadable() || path.startsWith("api/") || namesAFile(path)) {
        return file;
      }
      Resource face = super.getResource(path.split("/")[0] + ".html", location);
      return face != null ? face : super.getResource("index.html", location);
    }

    /** Files lie at the root and in {@code assets/}; deeper a point is part of a word, as in the code of a parameter. */
    private static boolean namesAFile(String path) {
      return path.startsWith("assets/") || (!path.contains("/") && path.contains("."));
    }
  }
}
