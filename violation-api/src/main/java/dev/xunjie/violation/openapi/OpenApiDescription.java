package dev.xunjie.violation.openapi;

import dev.xunjie.violation.idempotency.IdempotencyFilter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says in one place what holds for all addresses: problems, ways to sign in, tags, idempotency. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {
  private static final String SESSION = "session";
  private static final String CSRF = "csrf";
  private static final String TOKEN = "token";
  private static final String PROBLEM = "Problem";
  private static final String PROBLEM_JSON = "application/problem+json";
  private static final String SIGN_IN = "/api/session";

  /** By what comes after {@code /api/} in an address. */
  private static final Map<String, String> TAGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("incidents", "The queue, cases, their evidence, and what is done to them"),
              Map.entry("review", "Getting the next case, and rejecting many of one cause"),
              Map.entry("cases", "Looking up cases"),
              Map.entry("flow", "What came and what waits"),
              Map.entry("sign-in-ways", "How people may sign in"),
              Map.entry("tasks", "What squads do on site"),
              Map.entry("cameras", "Cameras, policies, places and approvals"),
              Map.entry("approvals", "Which cameras' pictures may be evidence"),
              Map.entry("areas", "The city's areas"),
              Map.entry("squads", "Squads and their duties"),
              Map.entry("places", "Where cameras stand"),
              Map.entry("events", "Live events, as server-sent events"),
              Map.entry("webhooks", "Other systems that are told what happens"),
              Map.entry("activity", "The record"),
              Map.entry("users", "Accounts and certificates"),
              Map.entry("tokens", "Tokens of machine clients"),
              Map.entry("session", "Signing in and out")));

  @Bean
  OpenApiCustomizer description() {
    return api -> {
      if (api.getComponents() == null) {
        api.setComponents(new Components());
      }
      describeSignIn(api.getComponents());
      api.getComponents().addSchemas(PROBLEM, problem());
      api.setTags(
          TAGS.entrySet().stream()
              .map(tag -> new Tag().name(tag.getKey()).description(tag.getValue()))
              .toList());
      api.getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach((method, operation) -> describe(path, method, operation)));
    };
  }

  private static void describeSignIn(Components components) {
    components
        .addSecuritySchemes(
            SESSION,
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.COOKIE)
                .name("XUNJIE_SESSION")
                .description("A person's session, begun by POST " + SIGN_IN))
        .addSecuritySchemes(
            CSRF,
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("X-XSRF-TOKEN")
                .description("The value of the cookie XSRF-TOKEN, with all that changes something"))
        .addSecuritySchemes(
            TOKEN,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A machine client's token, given under /api/tokens"));
  }

  private static ObjectSchema problem() {
    ObjectSchema problem = new ObjectSchema();
    problem.setDescription("What went wrong (RFC 9457)");
    problem.addProperty("type", described(new StringSchema(), "urn:xunjie:problem: and the code"));
    problem.addProperty("title", described(new StringSchema(), "HTTP's words for the status"));
    problem.addProperty("status", new IntegerSchema());
    problem.addProperty("detail", described(new StringSchema(), "What to do, for people"));
    problem.addProperty("code", described(new StringSchema(), "For programs: never changes"));
    problem.setRequired(List.of("status", "detail"));
    return problem;
  }

  private static <T> Schema<T> described(Schema<T> schema, String description) {
    schema.setDescription(description);
    return schema;
  }

  private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
    boolean changes = method != PathItem.HttpMethod.GET;
    String[] parts = path.split("/");
    String name = parts.length > 2 ? parts[2] : "";
    if (TAGS.containsKey(name)) {
      operation.setTags(List.of(name));
    }
    if (!path.equals(SIGN_IN) || !changes) {
      SecurityRequirement person = new SecurityRequirement().addList(SESSION);
      operation.addSecurityItem(changes ? person.addList(CSRF) : person);
      operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
    if (method == PathItem.HttpMethod.POST && !path.equals(SIGN_IN)) {
      operation.addParametersItem(idempotencyKey());
    }
    describeProblems(operation);
  }

  private static HeaderParameter idempotencyKey() {
    HeaderParameter key = new HeaderParameter();
    key.setName(IdempotencyFilter.HEADER);
    key.setDescription(
        "Drawn by the client for this request: when it is sent again within 24 h, because the"
            + " answer got lost, it is answered the same and not done again");
    key.setRequired(false);
    StringSchema text = new StringSchema();
    text.setPattern(IdempotencyFilter.KEY);
    text.setMinLength(8);
    text.setMaxLength(64);
    key.setSchema(text);
    return key;
  }

  private static void describeProblems(Operation operation) {
    ApiResponses responses =
        operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
    responses.keySet().removeIf(status -> status.startsWith("4") || status.startsWith("5"));
    responses.addApiResponse(
        "default",
        new ApiResponse()
            .description("Anything else: a problem, with a code for programs")
            .content(ofProblem()));
    responses.addApiResponse(
        "429",
        new ApiResponse()
            .description("Too many requests")
            .addHeaderObject(
                "Retry-After",
                new Header().description("Seconds to wait").schema(new IntegerSchema()))
            .content(ofProblem()));
    operation.setResponses(responses);
  }

  private static Content ofProblem() {
    Schema<Object> reference = new Schema<>();
    reference.set$ref("#/components/schemas/" + PROBLEM);
    return new Content().addMediaType(PROBLEM_JSON, new MediaType().schema(reference));
  }
}
