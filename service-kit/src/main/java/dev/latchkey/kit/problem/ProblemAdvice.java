package dev.latchkey.kit.problem;

import com.mongodb.MongoException;
import dev.latchkey.kit.publishing.NotAcknowledgedException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** Turns every failure of a request into a problem detail (RFC 9457) that tells the client what it can do. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ProblemAdvice {
    static final String FAULT = "Something went wrong here. It has been logged.";
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final DataSize largestBody;

    ProblemAdvice(@Value("${spring.http.codecs.max-in-memory-size:64KB}") DataSize largestBody) {
        this.largestBody = largestBody;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> expected(ProblemException problem) {
        HttpHeaders headers = new HttpHeaders();
        problem.challenge().ifPresent(challenge -> headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge));
        return answer(problem.status(), String.valueOf(problem.getMessage()), problem.fields(), headers);
    }

    @ExceptionHandler({
        MongoException.class,
        NotAcknowledgedException.class,
        TimeoutException.class,
        RetriableException.class
    })
    ResponseEntity<ProblemDetail> dependency(Exception failure) {
        LOG.atWarn().addKeyValue("cause", failure.toString()).log("request failed for want of a dependency");
        return plain(HttpStatus.SERVICE_UNAVAILABLE, "A dependency is not available. Try again shortly.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> input(ServerWebInputException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<ResponseEntity<ProblemDetail>> answer = byCause(failure, cause);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return plain(HttpStatus.BAD_REQUEST, "The body is missing, or cannot be read.");
    }

    private Optional<ResponseEntity<ProblemDetail>> byCause(ServerWebInputException failure, Throwable cause) {
        return switch (cause) {
            case DataBufferLimitException large -> Optional.of(tooLarge(large));
            case MissingRequestValueException missing ->
                Optional.of(expected(ProblemException.badField(missing.getName(), "nothing", "a value")));
            case ProblemException said -> Optional.of(expected(said));
            case TypeMismatchException mismatch -> Optional.of(expected(mismatch(failure, mismatch)));
            case DecodingException wrapper -> Optional.empty();
            case IllegalArgumentException said -> Optional.of(expected(ProblemException.refused(said)));
            default -> Optional.empty();
        };
    }

    private static ProblemException mismatch(ServerWebInputException failure, TypeMismatchException mismatch) {
        MethodParameter parameter = failure.getMethodParameter();
        String name = parameter == null ? mismatch.getPropertyName() : parameter.getParameterName();
        return ProblemException.badField(
                name == null ? "parameter" : name,
                String.valueOf(mismatch.getValue()),
                JsonTypeNames.of(mismatch.getRequiredType()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(DataBufferLimitException failure) {
        return plain(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body is too large (expected: at most " + largestBody.toKilobytes() + " KiB).");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> status(ResponseStatusException failure) {
        return answer(failure.getStatusCode(), reason(failure), List.of(), failure.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(Exception failure) {
        LOG.atError().setCause(failure).log("request failed");
        return plain(HttpStatus.INTERNAL_SERVER_ERROR, FAULT);
    }

    static String reason(ResponseStatusException failure) {
        if (failure instanceof NoResourceFoundException) {
            return "There is nothing here.";
        }
        if (failure instanceof UnsupportedMediaTypeStatusException) {
            // Its own words name the Java type that the body would have become.
            return "The Content-Type of the body is not taken here.";
        }
        String reason = failure.getReason();
        return reason == null || reason.isBlank()
                ? known(failure.getStatusCode()).getReasonPhrase() + "."
                : reason;
    }

    static HttpStatus known(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    }

    private static ResponseEntity<ProblemDetail> plain(HttpStatus status, String detail) {
        return answer(status, detail, List.of(), HttpHeaders.EMPTY);
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatusCode status, String detail, List<FieldProblem> fields, HttpHeaders headers) {
        HttpStatus known = known(status);
        ResponseEntity.BodyBuilder builder = ResponseEntity.status(known)
                .headers(all -> all.putAll(headers))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (known == HttpStatus.SERVICE_UNAVAILABLE || known == HttpStatus.TOO_MANY_REQUESTS) {
            builder.header(HttpHeaders.RETRY_AFTER, "2");
        }
        return builder.body(ProblemDetails.of(known, detail, fields));
    }
}
