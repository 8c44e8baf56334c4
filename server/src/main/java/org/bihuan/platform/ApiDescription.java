package org.bihuan.platform;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * What the description at {@code /api/openapi.json} says beyond the signatures. Controllers carry the summaries; what
 * holds everywhere (who may, what is refused and how, what may be missing) is read from the code that enforces it.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  private static final Map<Integer, String> REFUSALS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(400, "请求无法识别"),
              Map.entry(401, "尚未登录或登录已过期"),
              Map.entry(403, "没有权限，或缺少跨站令牌"),
              Map.entry(404, "不存在，或不在可见范围内"),
              Map.entry(409, "与已有内容或当前状态冲突"),
              Map.entry(412, "内容已在别处修改，附最新内容"),
              Map.entry(413, "提交的内容过大"),
              Map.entry(415, "不支持这种内容格式"),
              Map.entry(422, "内容不符合规则，逐项说明"),
              Map.entry(428, "缺少 If-Match 版本号"),
              Map.entry(429, "尝试过多，请按 Retry-After 稍后再试")));

  /** Shared, as the library keeps one list of converters for the whole process and the first of a kind stays in it. */
  private static final Map<String, Class<?>> RECORDS = new ConcurrentHashMap<>();

  ApiDescription() {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Actor.class, ExpectedVersion.class, StepUp.class, CsrfToken.class)
        .addSimpleTypesForParameterObject(Ref.class)
        .replaceWithSchema(Ref.class, refSchema());
  }

  private static Schema<?> refSchema() {
    Schema<?> schema = new StringSchema();
    schema.addType("string");
    schema.setPattern("^\\d{6}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
    schema.setExample("110108-0193a0c2-7d1e-7c3a-9b52-4f6e8d0a1b2c");
    return schema;
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ModelResolver modelResolver(ObjectMapperProvider mappers) {
    return new ModelResolver(mappers.jsonMapper(), SchemaNames.OF_ALL).openapi31(true);
  }

  @Bean
  ModelConverter recordsByName(ObjectMapperProvider mappers) {
    return (type, context, chain) -> {
      if (!chain.hasNext()) {
        return null;
      }
      Schema<?> schema = chain.next().resolve(type, context, chain);
      Class<?> raw = mappers.jsonMapper().constructType(type.getType()).getRawClass();
      if (schema != null && raw.isRecord()) {
        String ref = schema.get$ref();
        String name = ref == null ? schema.getName() : ref.substring(ref.lastIndexOf('/') + 1);
        if (name != null) {
          RECORDS.put(name, raw);
        }
      }
      return schema;
    };
  }

  @Bean
  OperationCustomizer eachOperation() {
    return (operation, method) -> {
      String desk = method.getBeanType().getSimpleName().replace("Controller", "");
      String name = method.getMethod().getName();
      operation.setOperationId(
          desk.toLowerCase(Locale.ROOT) + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
      Requires requires = method.getMethodAnnotation(Requires.class);
      operation.addExtension("x-permission", requires == null ? List.of("open") : List.of(requires.value()));
      boolean reads = method.hasMethodAnnotation(GetMapping.class);
      boolean signedIn = needsSession(method);
      boolean versioned = takes(method, ExpectedVersion.class);
      if (signedIn || !reads) {
        SecurityRequirement needed = new SecurityRequirement();
        operation.addSecurityItem(signedIn ? needed.addList("session") : needed);
        if (!reads) {
          needed.addList("csrf");
        }
      }
      if (operation.getParameters() != null) {
        operation.getParameters().forEach(ApiDescription::leaveOutRatherThanNull);
      }
      if (versioned) {
        operation.addParametersItem(
            new Parameter().in("header").name("If-Match").required(true).schema(text()).example("\"7\"")
                .description("上次读到的 ETag"));
        operation.getResponses().values().forEach(
            answer -> answer.addHeaderObject("ETag", new Header().schema(text()).description("新的版本号")));
      }
      if (method.hasMethodAnnotation(Creates.class)) {
        sayTwice(operation.getResponses());
      }
      for (int status : refusals(method, reads, signedIn, versioned)) {
        operation.getResponses().addApiResponse(
            Integer.toString(status), new ApiResponse().$ref("#/components/responses/Refused" + status));
      }
      return operation;
    };
  }

  /** The first time and the second, with the same thing in it. */
  private static void sayTwice(ApiResponses responses) {
    ApiResponse again = Objects.requireNonNull(responses.get("200"));
    ApiResponse made = new ApiResponse().description("已建立").content(again.getContent()).headers(again.getHeaders());
    responses.addApiResponse("201", made);
    again.setDescription("此前已建立，内容相同");
  }

  /** What a request of this kind can be refused with; 404 also where a filter or a body names what is out of reach. */
  private static List<Integer> refusals(HandlerMethod method, boolean reads, boolean signedIn, boolean versioned) {
    boolean asks =
        Arrays.stream(method.getMethodParameters())
            .anyMatch(
                p ->
                    p.hasParameterAnnotation(PathVariable.class)
                        || p.hasParameterAnnotation(RequestParam.class)
                        || p.hasParameterAnnotation(ModelAttribute.class));
    boolean filled =
        Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.hasParameterAnnotation(RequestBody.class));
    List<Integer> statuses = new ArrayList<>(List.of(400));
    if (signedIn || filled) {
      statuses.add(401);
    }
    if (signedIn || !reads) {
      statuses.add(403);
    }
    if (signedIn || asks) {
      statuses.add(404);
    }
    if (asks || !reads) {
      statuses.add(422);
    }
    if (!reads) {
      statuses.addAll(List.of(409, 413, 415, 429));
    } else if (method.hasMethodAnnotation(Limited.class)) {
      statuses.add(429);
    }
    if (versioned) {
      statuses.addAll(List.of(412, 428));
    }
    return statuses;
  }

  private static boolean needsSession(HandlerMethod method) {
    OpenToAll open = method.getMethodAnnotation(OpenToAll.class);
    return open == null || open.signedIn();
  }

  private static boolean takes(HandlerMethod method, Class<?> type) {
    return Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.getParameterType() == type);
  }

  @Bean
  OpenApiCustomizer whole() {
    return api -> {
      SchemaNames.OF_ALL.mustBeTheirOwn();
      api.setInfo(
          new Info().title("闭环 Bihuan").version("1")
              .description("教育系统安全隐患排查治理闭环管理的接口。时间为 UTC，日期为北京日期，金额以分计；重复提交同一编号无害。"));
      Components components = api.getComponents();
      components.getSchemas().forEach(ApiDescription::sayWhatMayBeMissing);
      components.getSchemas().values().forEach(schema -> sayWhatCanIs(schema, components));
      nameTheForms(components);
      describeRefusals(components);
      describeSession(components);
    };
  }

  private static void describeRefusals(Components components) {
    Schema<?> error = object().addProperty("field", text()).addProperty("problem", text()).addProperty("remedy", text());
    Schema<?> problem = object();
    for (String member : List.of("type", "code", "title", "detail", "remedy")) {
      problem.addProperty(member, text());
    }
    Schema<?> status = new Schema<>();
    status.addType("integer");
    Schema<?> errors = new Schema<>();
    errors.addType("array");
    problem.addProperty("status", status).addProperty("errors", errors.items(error));
    problem.addProperty("instance", text().description("所请求的地址"));
    problem.addProperty("existing", anything("编号冲突时已有的内容，仅在有权查看时给出"));
    problem.addProperty("submitted", anything("编号冲突时所提交的内容"));
    problem.addProperty("current", anything("版本冲突时最新的内容"));
    Schema<?> seconds = new Schema<>();
    seconds.addType("integer");
    problem.addProperty("retryAfterSeconds", seconds.description("多少秒后可以再试，与 Retry-After 相同"));
    problem.setRequired(List.of("type", "code", "title", "status", "detail"));
    components.addSchemas("ProblemDetails", problem);
    Content content =
        new Content()
            .addMediaType(
                "application/problem+json",
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/ProblemDetails")));
    REFUSALS.forEach(
        (code, why) -> components.addResponses("Refused" + code, new ApiResponse().description(why).content(content)));
    Objects.requireNonNull(components.getResponses().get("Refused429"))
        .addHeaderObject("Retry-After", new Header().schema(text()).description("多少秒后可以再试"));
  }

  /** Of an object with several forms: which value of its discriminator names which form. */
  private static void nameTheForms(Components components) {
    for (Class<?> form : List.copyOf(RECORDS.values())) {
      JsonTypeName name = form.getAnnotation(JsonTypeName.class);
      Schema<?> schema = name == null ? null : components.getSchemas().get(form.getSimpleName());
      if (schema == null || schema.getAllOf() == null) {
        continue;
      }
      if (schema.getAllOf().size() == 1) {
        schema.addAllOfItem(object());
      }
      String family = schema.getAllOf().getFirst().get$ref();
      Schema<?> parent =
          Objects.requireNonNull(components.getSchemas().get(family.substring(family.lastIndexOf('/') + 1)));
      Discriminator discriminator = parent.getDiscriminator();
      discriminator.mapping(name.value(), "#/components/schemas/" + form.getSimpleName());
      schema.getAllOf().getLast().addProperty(discriminator.getPropertyName(), oneOf(List.of(name.value())));
      parent.addProperty(
          discriminator.getPropertyName(), oneOf(new TreeSet<>(discriminator.getMapping().keySet())));
    }
  }

  private static Schema<?> oneOf(Collection<String> words) {
    Schema<String> schema = new Schema<>();
    schema.addType("string");
    schema.setEnum(List.copyOf(words));
    return schema;
  }

  private static Schema<?> anything(String what) {
    return new Schema<>().description(what);
  }

  private static void describeSession(Components components) {
    components
        .addSecuritySchemes(
            "session",
            new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.COOKIE).name("bihuan_session")
                .description("登录后由服务器设置，脚本不可读；HTTPS 下名为 __Host-bihuan_session"))
        .addSecuritySchemes(
            "csrf",
            new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.HEADER).name("X-CSRF-Token")
                .description("每次修改都要带上，值取自 Cookie bihuan_csrf"))
        .addSecuritySchemes(
            "post",
            new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.HEADER).name("X-Acting-Post")
                .description("可以不带：本人的另一岗位，这一个请求以它办理，登录的岗位不变；不是本人今天的岗位答 403 post-not-held"));
  }

  /** The reader of JSON refuses what is missing and not {@link Nullable}; the description says so beforehand. */
  private static void sayWhatMayBeMissing(String name, Schema<?> schema) {
    Class<?> type = RECORDS.get(name);
    if (type == null) {
      return;
    }
    List<Schema<?>> parts = new ArrayList<>(List.of(schema));
    if (schema.getAllOf() != null) {
      schema.getAllOf().forEach(parts::add);
    }
    for (Schema<?> part : parts) {
      if (part.getProperties() != null) {
        Set<String> required = new TreeSet<>();
        mark(type, part, required);
        part.setRequired(required.isEmpty() ? null : List.copyOf(required));
      }
    }
  }

  private static void mark(Class<?> type, Schema<?> schema, Set<String> required) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        mark(component.getType(), schema, required);
        continue;
      }
      Schema<?> property = schema.getProperties().get(component.getName());
      if (property == null) {
        continue;
      }
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        schema.addProperty(component.getName(), orNull(property));
      } else if (!component.getAccessor().isAnnotationPresent(JsonSetter.class)) {
        required.add(component.getName());
      }
    }
  }

  /** The one word of the API for what its reader may do with a thing now. */
  private static void sayWhatCanIs(Schema<?> schema, Components all) {
    Objects.requireNonNullElse(schema.getAllOf(), List.<Schema>of()).forEach(part -> sayWhatCanIs(part, all));
    if (schema.getProperties() != null) {
      Schema<?> can = schema.getProperties().get("can");
      if (can != null) {
        String refused = tellsWhyNot(can.getItems().get$ref(), all) ? "allowed 为 false 的会被拒绝，why 是原因" : "没有列出的会被拒绝";
        can.description("查询的人此刻可以对它办理的事项；" + refused + "。由拒绝办理的同一条规则得出");
      }
    }
  }

  private static boolean tellsWhyNot(@Nullable String act, Components all) {
    Schema<?> of = act == null ? null : all.getSchemas().get(act.substring(act.lastIndexOf('/') + 1));
    return of != null && of.getProperties() != null && of.getProperties().containsKey("allowed");
  }

  /** An address cannot carry null: what is not wanted is left out. */
  private static void leaveOutRatherThanNull(Parameter parameter) {
    Schema<?> schema = parameter.getSchema();
    if (schema != null && schema.getTypes() != null) {
      schema.getTypes().remove("null");
    }
  }

  private static Schema<?> orNull(Schema<?> property) {
    if (property.getTypes() != null && property.getEnum() == null) {
      property.addType("null");
      return property;
    }
    Schema<?> nothing = new Schema<>();
    nothing.addType("null");
    return new Schema<>().anyOf(List.of(property, nothing));
  }

  private static Schema<?> text() {
    Schema<?> schema = new Schema<>();
    schema.addType("string");
    return schema;
  }

  private static Schema<?> object() {
    Schema<?> schema = new Schema<>();
    schema.addType("object");
    return schema;
  }
}
