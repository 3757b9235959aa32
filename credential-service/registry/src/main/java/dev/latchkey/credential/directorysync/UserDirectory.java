package dev.latchkey.credential.directorysync;

import reactor.core.publisher.Mono;

/**
 * The users of an identity provider, as it has them now. Every call is bounded in time and size, and fails with a {@link
 * DirectoryUnavailableException} rather than to answer with a part.
 */
public interface UserDirectory extends AutoCloseable {
    /** All of them, switched off or not. Who is added or deleted meanwhile may be missing: ask for each before you act. */
    Mono<DirectoryUsers> users();

    /** One of them; empty where there certainly is none of that id. */
    Mono<DirectoryUser> user(String id);

    @Override
    void close();
}
