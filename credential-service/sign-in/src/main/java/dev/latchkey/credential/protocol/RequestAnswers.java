package dev.latchkey.credential.protocol;

import java.util.concurrent.CompletableFuture;

/** Answers what a connection brings. Never fails, and never waits. */
interface RequestAnswers {
    /** Answers a request to a path. */
    CompletableFuture<DeferredResponse> answer(String path, DoorRequest request);

    /**
     * Says what is wrong with one of which nothing further is read.
     *
     * @param arrived {@link System#nanoTime()} at arrival
     */
    CompletableFuture<DeferredResponse> refuse(RefusedRequest request, long arrived);
}
