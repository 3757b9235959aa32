package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.MongoException;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.NotAcknowledgedException;
import dev.latchkey.kit.request.UnknownParametersIgnored;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the endpoints have in common: who may call them, and how they answer and complain, which is in the words of SCIM
 * where the rest of the service has problem details. What a client asks for by parameters of its own, it does not get.
 */
@UnknownParametersIgnored
public abstract class ScimEndpoint {
    /** Where all of them are. */
    public static final String BASE = "/scim/v2";

    /** Searches by POST are there. */
    protected static final String SEARCH = "/.search";

    /** Every other name is one of a resource. */
    protected static final String NOT_SEARCH = "(?!\\.search$).+";

    private static final MediaType SCIM = MediaType.parseMediaType("application/scim+json");
    private static final Logger LOG = LoggerFactory.getLogger(ScimEndpoint.class);

    /** Lets pass a provisioning client, or an administrator in its stead, of a tenant. */
    protected static void mayKeep(Caller caller) {
        caller.mustBe(Role.DIRECTORY, Role.ADMIN);
        caller.tenant();
    }

    /** The address of the endpoints, as the client wrote it. */
    protected static String base(ServerHttpRequest request) {
        return UriComponentsBuilder.fromUri(request.getURI())
                .replacePath(BASE)
                .replaceQuery(null)
                .fragment(null)
                .toUriString();
    }

    /** A message. */
    protected static ResponseEntity<byte[]> answer(HttpStatus status, ObjectNode body) {
        return ResponseEntity.status(status).contentType(SCIM).body(bytes(body));
    }

    private static byte[] bytes(ObjectNode body) {
        return ScimJson.write(body).getBytes(StandardCharsets.UTF_8);
    }

    /** A resource, with where it is and which version of it this is in the headers too. */
    protected static ResponseEntity<byte[]> resource(
            HttpStatus status, ObjectNode resource, AttributeProjection projection) {
        return ResponseEntity.status(status)
                .contentType(SCIM)
                .header(HttpHeaders.LOCATION, resource.at("/meta/location").asText())
                .eTag(resource.at("/meta/version").asText())
                .body(bytes(projection.of(resource)));
    }

    /** The client has this version already. */
    protected static ResponseEntity<byte[]> unchanged(long version) {
        return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                .eTag(ResourceVersions.tag(version))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(MethodNotAllowedException refusal) {
        String methods = refusal.getSupportedMethods().stream()
                .map(HttpMethod::name)
                .sorted()
                .collect(Collectors.joining(", "));
        ResponseEntity<byte[]> answer = error(
                HttpStatus.METHOD_NOT_ALLOWED,
                null,
                "There is no " + refusal.getHttpMethod() + " here, but " + methods + ".");
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.ALLOW, methods)
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(ScimProblem problem) {
        return error(problem.status(), problem.scimType(), String.valueOf(problem.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(ProblemException problem) {
        String detail = problem.fields().isEmpty()
                ? String.valueOf(problem.getMessage())
                : problem.fields().stream()
                        .map(each -> each.field() + ": " + each.given() + " (expected: " + each.expected() + ")")
                        .collect(Collectors.joining("; "));
        return error(problem.status(), problem.fields().isEmpty() ? null : "invalidValue", detail);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> tooLarge(DataBufferLimitException failure) {
        return error(
                HttpStatus.CONTENT_TOO_LARGE,
                null,
                "The body is too large (expected: at most " + ScimBody.LIMIT + ").");
    }

    @ExceptionHandler({MongoException.class, NotAcknowledgedException.class, TimeoutException.class})
    ResponseEntity<byte[]> dependency(Exception failure) {
        LOG.atWarn().addKeyValue("cause", failure.toString()).log("request failed for want of a dependency");
        return error(HttpStatus.SERVICE_UNAVAILABLE, null, "A dependency is not available. Try again shortly.");
    }

    @ExceptionHandler
    ResponseEntity<byte[]> fault(Exception failure) {
        LOG.atError().setCause(failure).log("request failed");
        return error(HttpStatus.INTERNAL_SERVER_ERROR, null, "Something went wrong here. It has been logged.");
    }

    private static ResponseEntity<byte[]> error(HttpStatus status, @Nullable String scimType, String detail) {
        ObjectNode error = ScimJson.object();
        error.putArray("schemas").add(SchemaUrns.ERROR);
        error.put("status", String.valueOf(status.value())).put("detail", detail);
        if (scimType != null) {
            error.put("scimType", scimType);
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(SCIM);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "2");
        }
        return answer.body(bytes(error));
    }
}
