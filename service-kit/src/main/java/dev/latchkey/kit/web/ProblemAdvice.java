package dev.latchkey.kit.web;

import com.mongodb.MongoException;
import dev.latchkey.kit.publishing.NotOnRecordException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns every failure of a request into a problem detail (RFC 9457) that tells the client what it can do. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> expected(ProblemException problem) {
        return answer(problem.status(), String.valueOf(problem.getMessage()), problem.fields());
    }

    @ExceptionHandler({MongoException.class, NotOnRecordException.class, TimeoutException.class})
    ResponseEntity<ProblemDetail> dependency(Exception failure) {
        LOG.atWarn().addKeyValue("cause", failure.toString()).log("request failed for want of a dependency");
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "A dependency is not available. Try again shortly.", List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> input(ServerWebInputException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return answer(
                        HttpStatus.CONTENT_TOO_LARGE, "The body is too large (expected: at most 64 KiB).", List.of());
            }
            if (cause instanceof JacksonException json) {
                return json(json);
            }
            if (cause instanceof IllegalArgumentException argument && !(cause instanceof DecodingException)) {
                return answer(HttpStatus.BAD_REQUEST, String.valueOf(argument.getMessage()), List.of());
            }
        }
        return answer(HttpStatus.BAD_REQUEST, String.valueOf(failure.getReason()), List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(DataBufferLimitException failure) {
        return answer(HttpStatus.CONTENT_TOO_LARGE, "The body is too large (expected: at most 64 KiB).", List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> status(ResponseStatusException failure) {
        return answer(failure.getStatusCode(), String.valueOf(failure.getReason()), List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(Exception failure) {
        LOG.atError().setCause(failure).log("request failed");
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It has been logged.", List.of());
    }

    private static ResponseEntity<ProblemDetail> json(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                field(unknown, "unknown field", "one of " + unknown.getKnownPropertyIds());
            case InvalidFormatException format ->
                field(format, String.valueOf(format.getValue()), "a value of type " + name(format.getTargetType()));
            case StreamReadException syntax ->
                answer(HttpStatus.BAD_REQUEST, "The body is not well-formed JSON (" + where(syntax) + ").", List.of());
            case DatabindException bind -> bind(bind);
            default -> answer(HttpStatus.BAD_REQUEST, "The body could not be read.", List.of());
        };
    }

    private static ResponseEntity<ProblemDetail> bind(DatabindException failure) {
        if (failure.getCause() instanceof IllegalArgumentException argument) {
            return answer(HttpStatus.BAD_REQUEST, String.valueOf(argument.getMessage()), List.of());
        }
        return field(failure, "a value that does not fit", "the documented type");
    }

    private static ResponseEntity<ProblemDetail> field(DatabindException failure, String given, String expected) {
        ProblemException problem = ProblemException.badField(path(failure), given, expected);
        return answer(problem.status(), String.valueOf(problem.getMessage()), problem.fields());
    }

    private static String path(DatabindException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String name(Class<?> type) {
        return type.isEnum() ? java.util.Arrays.toString(type.getEnumConstants()) : type.getSimpleName();
    }

    private static String where(JacksonException failure) {
        return "line " + failure.getLocation().getLineNr() + ", column "
                + failure.getLocation().getColumnNr();
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatusCode status, String detail, List<FieldProblem> fields) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        ResponseEntity.BodyBuilder builder = ResponseEntity.status(status);
        if (known == HttpStatus.SERVICE_UNAVAILABLE) {
            builder.header(HttpHeaders.RETRY_AFTER, "2");
        }
        return builder.body(Problems.of(known, detail, fields));
    }
}
