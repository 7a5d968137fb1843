package dev.xunjie.violation.problem;

import dev.xunjie.violation.kafka.TopicUnavailableException;
import dev.xunjie.violation.redis.RedisAwayException;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Tells every failure of a controller as a problem that says what to do. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> redisAway(RedisAwayException away) {
    LOG.warn("request refused problem=redis-away cause=\"{}\"", away.getMessage());
    return answer(
        HttpStatus.SERVICE_UNAVAILABLE,
        "redis-away",
        "Incidents can't be taken or decided right now, because Redis, which keeps who works on"
            + " what, does not answer. The queue can be read meanwhile. Try again in a moment.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> kafkaAway(TopicUnavailableException away) {
    LOG.warn("request refused problem=kafka-away cause=\"{}\"", away.getCause().toString());
    return answer(
        HttpStatus.SERVICE_UNAVAILABLE,
        "kafka-away",
        "Nothing was changed: " + away.getMessage() + ". Try again in a moment.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unstorable(DataIntegrityViolationException unfit) {
    LOG.warn("request refused problem=unstorable cause=\"{}\"", unfit.getMessage());
    return answer(
        HttpStatus.BAD_REQUEST,
        "malformed-request",
        "The database can't hold what was sent: look for characters that are no text.");
  }

  @ExceptionHandler({DateTimeException.class, InvalidParameterException.class})
  ResponseEntity<ProblemDetail> impossible(RuntimeException flaw) {
    LOG.info("request refused problem=malformed-request cause=\"{}\"", flaw.getMessage());
    return answer(
        HttpStatus.BAD_REQUEST,
        "malformed-request",
        flaw instanceof DateTimeException
            ? "A time in the request is none that a calendar has."
            : "The address holds what isn't UTF-8, percent-encoded.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadableForm(MultipartException flaw) {
    LOG.info("request refused problem=malformed-request cause=\"{}\"", flaw.getMessage());
    return answer(
        HttpStatus.BAD_REQUEST,
        "malformed-request",
        "The body isn't the form with parts that its content type says it is.");
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<ProblemDetail> databaseAway(RuntimeException away) {
    LOG.error("request failed problem=database-away", away);
    return answer(
        HttpStatus.SERVICE_UNAVAILABLE,
        "database-away",
        "Nothing was changed: the database does not answer. Try again in a moment.");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unforeseen(RuntimeException defect) {
    LOG.error("request failed problem=unforeseen", defect);
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "unforeseen",
        "Something went wrong that should not. The log has the details.");
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Optional<Problem> refused = refusedWhileReading(unreadable);
    if (refused.isPresent()) {
      return createResponseEntity(
          refused.get().getBody(), headers, refused.get().getStatusCode(), request);
    }
    ProblemDetail body =
        Problem.body(HttpStatus.BAD_REQUEST, "malformed-request", ReadingFlaw.of(unreadable));
    return createResponseEntity(body, headers, HttpStatus.BAD_REQUEST, request);
  }

  /** What ended the reading, if it wasn't the body's form: that it is too large. */
  private static Optional<Problem> refusedWhileReading(Throwable unreadable) {
    return Stream.iterate(unreadable, Objects::nonNull, Throwable::getCause)
        .filter(Problem.class::isInstance)
        .map(Problem.class::cast)
        .findFirst();
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String flaws =
        invalid.getFieldErrors().stream()
            .map(ProblemAdvice::told)
            .sorted()
            .collect(Collectors.joining("; "));
    ProblemDetail body = Problem.body(HttpStatus.BAD_REQUEST, "malformed-request", flaws);
    return createResponseEntity(body, headers, HttpStatus.BAD_REQUEST, request);
  }

  /** Its own words if it was read and found wrong; where it couldn't be read they name classes. */
  private static String told(FieldError flaw) {
    return flaw.isBindingFailure()
        ? "%s can't be %s"
            .formatted(flaw.getField(), ReadingFlaw.quoted(String.valueOf(flaw.getRejectedValue())))
        : flaw.getField() + " " + flaw.getDefaultMessage();
  }

  /**
   * A wrong parameter; the framework would tell the type it wanted, and quote all that was sent.
   */
  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException wrong, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    ProblemDetail body =
        Problem.body(
            HttpStatus.BAD_REQUEST,
            "malformed-request",
            "%s can't be what was sent.".formatted(wrong.getPropertyName()));
    return createResponseEntity(body, headers, HttpStatus.BAD_REQUEST, request);
  }

  /** Always a problem with a code, whatever the caller would rather have. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem
        && (problem.getProperties() == null || !problem.getProperties().containsKey("code"))) {
      problem.setProperty("code", status.is5xxServerError() ? "unforeseen" : "malformed-request");
    }
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  private static ResponseEntity<ProblemDetail> answer(
      HttpStatus status, String code, String detail) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problem.body(status, code, detail));
  }
}
