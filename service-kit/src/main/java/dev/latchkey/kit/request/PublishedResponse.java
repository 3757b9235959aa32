package dev.latchkey.kit.request;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * How a change is answered that is stored, and of which those who act on its event may not have been told yet: because
 * Kafka did not acknowledge in time. The event is sent as soon as that is possible; the body is the same either way.
 */
public final class PublishedResponse {
    /** {@code true}: the event is on the record; {@code false}: it will be. */
    public static final String HEADER = "Latchkey-Published";

    private PublishedResponse() {}

    /**
     * The beginning of an answer.
     *
     * @param published whether the event is on the record
     * @param done      the status if so; else 202 (RFC 9110, 15.3.3): it will take effect, but has not yet
     */
    public static ResponseEntity.BodyBuilder of(boolean published, HttpStatus done) {
        return ResponseEntity.status(published ? done : HttpStatus.ACCEPTED)
                .header(HEADER, Boolean.toString(published));
    }
}
