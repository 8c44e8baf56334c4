package org.bihuan.platform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Lets controllers ask for the {@link Actor}, the {@link ExpectedVersion} and {@link Ref}s as plain parameters. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  private static final Set<String> FOREIGN = Set.of("yaml", "xml", "cbor", "smile");

  private final ReadOnlyMode readOnly;

  WebConfiguration(ReadOnlyMode readOnly) {
    this.readOnly = readOnly;
  }

  /** After the permission check, so that a stranger learns nothing about our disks. */
  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new KnownQuery());
    registry.addInterceptor(new ReadOnlyCheck(readOnly)).order(Ordered.LOWEST_PRECEDENCE);
  }

  /** JSON is what the interface speaks and what is read strictly; a library on the class path must not add a language. */
  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.configureMessageConvertersList(
        all -> all.removeIf(converter -> converter.getSupportedMediaTypes().stream().anyMatch(WebConfiguration::isForeign)));
  }

  private static boolean isForeign(MediaType type) {
    String subtype = type.getSubtype();
    return FOREIGN.stream().anyMatch(subtype::contains);
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addFormatterForFieldType(
        LocalDate.class,
        new Formatter<LocalDate>() {
          @Override
          public LocalDate parse(String text, Locale locale) {
            return StorableValues.day(LocalDate.parse(text.strip()));
          }

          @Override
          public String print(LocalDate day, Locale locale) {
            return day.toString();
          }
        });
    registry.addConverter(
        new Converter<String, Ref>() {
          @Override
          public Ref convert(String source) {
            return Ref.valueOf(source);
          }
        });
  }

  /** Before the framework's own, which would otherwise answer for it. */
  @Bean
  static SmartInitializingSingleton queryRecordsFirst(
      @Qualifier("requestMappingHandlerAdapter") RequestMappingHandlerAdapter adapter,
      @Qualifier("mvcConversionService") ConversionService conversions) {
    return () -> {
      List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(List.of(new QueryRecords(conversions)));
      resolvers.addAll(Objects.requireNonNull(adapter.getArgumentResolvers()));
      adapter.setArgumentResolvers(resolvers);
    };
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ActorResolver());
    resolvers.add(new ExpectedVersionResolver());
  }

  private static final class ActorResolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return Acting.current()
          .orElseThrow(() -> new Refusal(401, "not-signed-in", "尚未登录", "您还没有登录，或者登录已过期", "请重新登录", List.of()));
    }
  }

  private static final class ExpectedVersionResolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == ExpectedVersion.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return ExpectedVersion.parse(request.getHeader(HttpHeaders.IF_MATCH));
    }
  }
}
