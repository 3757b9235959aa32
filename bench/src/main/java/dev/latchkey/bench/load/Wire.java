package dev.latchkey.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/** How sign-ins are asked for on a connection, and how answers are read; one question at a time. */
public interface Wire {

    /** What an answer says. */
    enum Answer {
        /** Not all of it is there yet. */
        UNFINISHED,
        /** Let in. */
        ACCEPTED,
        /** Not now: HTTP's 503. */
        TEMPORARY,
        /** Anything else. */
        NOT_ACCEPTED
    }

    /** How many different questions there are. */
    int questions();

    /** The bytes of one; a view of its own for each call. */
    ByteBuffer question(int number);

    /**
     * Reads one answer and moves the position behind it, or leaves the position where it is when the answer is not
     * whole.
     *
     * @throws IOException where the bytes are no answer at all
     */
    Answer read(ByteBuffer received) throws IOException;
}
