package dev.latchkey.kit.publishing;

import java.util.UUID;

/**
 * Who sends: CloudEvents {@code source} and the extension {@code producer}.
 *
 * @param service  e.g. {@code credential-service}
 * @param instance name of this replica, e.g. the pod's
 * @param start    new at each start, because the sequences begin at 1 again
 */
public record ProducerIdentity(String service, String instance, UUID start) {
    /** CloudEvents {@code source}. */
    public String source() {
        return "/latchkey/" + service;
    }

    /** Extension {@code producer}. */
    public String name() {
        return service + "/" + instance + "/" + start;
    }
}
