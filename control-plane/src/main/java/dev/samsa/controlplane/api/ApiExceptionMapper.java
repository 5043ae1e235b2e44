package dev.samsa.controlplane.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.samsa.controlplane.database.UnstorableTextException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where errors become answers, in the shape of the route's {@link ApiFamily}. */
public final class ApiExceptionMapper {
  private static final Logger LOG = Logger.getLogger(ApiExceptionMapper.class);

  @ServerExceptionMapper
  Response map(ApiException e, RoutingContext context) {
    return answer(context, e);
  }

  @ServerExceptionMapper
  Response map(JsonProcessingException e, RoutingContext context) {
    return answer(context, ApiException.of(ErrorCode.MALFORMED, describe(e)));
  }

  /** Named apart from its parent, or the framework's own mapper, which says nothing, takes it. */
  @ServerExceptionMapper
  Response map(MismatchedInputException e, RoutingContext context) {
    return answer(context, ApiException.of(ErrorCode.MALFORMED, describe(e)));
  }

  @ServerExceptionMapper
  Response map(UnstorableTextException e, RoutingContext context) {
    return answer(context, ApiException.of(ErrorCode.INVALID, e.getMessage()));
  }

  @ServerExceptionMapper
  Response map(WebApplicationException e, RoutingContext context) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return map(json, context);
    }
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    ErrorCode code =
        switch (status) {
          case 401 -> ErrorCode.UNAUTHENTICATED;
          case 403 -> ErrorCode.FORBIDDEN;
          case 404 -> ErrorCode.NOT_FOUND;
          case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
          case 406 -> ErrorCode.NOT_ACCEPTABLE;
          case 413 -> ErrorCode.TOO_LARGE;
          case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
          case 501 -> ErrorCode.NOT_IMPLEMENTED;
          default -> ErrorCode.MALFORMED;
        };
    String detail =
        switch (status) {
          case 404 -> "There is nothing at " + context.normalizedPath() + ".";
          case 405 -> context.request().method() + " is not allowed here.";
          case 406 -> "This route answers application/json only.";
          case 415 -> "Send the body as application/json.";
          default -> "The request could not be read.";
        };
    ApiFamily family = ApiFamily.ofPath(context.normalizedPath());
    return Response.status(code.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(family.body(RequestIds.of(context), code, detail, null))
        .build();
  }

  @ServerExceptionMapper
  Response map(Exception e, RoutingContext context) {
    String id = RequestIds.of(context);
    // Whoever leaves before the first byte is no fault of ours.
    boolean left = e instanceof ClosedChannelException && context.response().closed();
    LOG.logf(
        left ? Logger.Level.DEBUG : Logger.Level.ERROR,
        e,
        "request %s failed: %s %s",
        id,
        context.request().method(),
        context.normalizedPath());
    ApiFamily family = ApiFamily.ofPath(context.normalizedPath());
    String detail =
        "Something went wrong on our side; the operator finds it under request id " + id + ".";
    return Response.status(500)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(family.body(id, ErrorCode.INTERNAL, detail, null))
        .build();
  }

  private static Response answer(RoutingContext context, ApiException e) {
    ApiFamily family = ApiFamily.ofPath(context.normalizedPath());
    Response.ResponseBuilder response =
        Response.status(e.code().status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(
                family.body(
                    RequestIds.of(context), e.code(), e.getMessage(), e.field().orElse(null)));
    e.retryAfter().ifPresent(d -> response.header("Retry-After", Math.max(1, d.toSeconds())));
    return response.build();
  }

  private static String describe(JsonProcessingException e) {
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String field =
          mapping.getPath().stream()
              .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
              .collect(Collectors.joining("."));
      return "The field " + field + " has the wrong type.";
    }
    return "The body is not well-formed JSON"
        + (e.getLocation() == null ? "." : " (line " + e.getLocation().getLineNr() + ").");
  }
}
