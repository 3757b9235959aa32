package dev.latchkey.credential.apppassword;

import dev.latchkey.events.Actor;
import dev.latchkey.policy.network.Cidr;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something that is done to an app password, or happens to it; {@link Lifecycle} says what becomes of it. */
sealed interface LifecycleAction {
    /** Whoever does what nobody asked for. */
    Actor SERVICE = Actor.service("credential-service");

    /** What sort of action it is, as the {@linkplain AllowedTransition table} knows it. */
    Kind kind();

    /** When. */
    Instant at();

    /** Who does it. */
    Actor by();

    /** It was used for the first time. */
    record Activate(Instant at, @Nullable String address, String protocol) implements LifecycleAction {
        @Override
        public Kind kind() {
            return Kind.ACTIVATE;
        }

        @Override
        public Actor by() {
            return SERVICE;
        }
    }

    /**
     * It is bound to networks.
     *
     * @param mayReplace whether networks that it has may be replaced; otherwise it can be pinned once
     */
    record PinTo(List<Cidr> networks, boolean mayReplace, Instant at, Actor by) implements LifecycleAction {
        public PinTo {
            networks = List.copyOf(networks);
        }

        @Override
        public Kind kind() {
            return Kind.PIN;
        }
    }

    /** It is given a successor. */
    record Rotate(SuccessorReference succession, Actor by) implements LifecycleAction {
        @Override
        public Kind kind() {
            return Kind.ROTATE;
        }

        @Override
        public Instant at() {
            return succession.rotatedAt();
        }
    }

    /** Its successor is enough. */
    record Retire(Instant at) implements LifecycleAction {
        @Override
        public Kind kind() {
            return Kind.RETIRE;
        }

        @Override
        public Actor by() {
            return SERVICE;
        }
    }

    /** It is out of use until it is resumed. */
    record Suspend(@Nullable String reason, Instant at, Actor by) implements LifecycleAction {
        @Override
        public Kind kind() {
            return Kind.SUSPEND;
        }
    }

    /** It is again what it was before it was suspended. */
    record Resume(Instant at, Actor by) implements LifecycleAction {
        @Override
        public Kind kind() {
            return Kind.RESUME;
        }
    }

    /** It is out of use for good. */
    record Revoke(@Nullable String reason, Instant at, Actor by) implements LifecycleAction {
        @Override
        public Kind kind() {
            return Kind.REVOKE;
        }
    }

    /**
     * Its owner is told, once, what is due about it.
     *
     * @param dueAt when it is, or was
     */
    record Remind(ReminderReason reason, Instant dueAt, Instant at) implements LifecycleAction {
        @Override
        public Kind kind() {
            return Kind.REMIND;
        }

        @Override
        public Actor by() {
            return SERVICE;
        }
    }

    /** The sorts of actions. */
    enum Kind {
        ACTIVATE("activated"),
        PIN("pinned"),
        ROTATE("rotated"),
        RETIRE("retired"),
        SUSPEND("suspended"),
        RESUME("resumed"),
        REVOKE("revoked"),
        REMIND("reminded of");

        private final String participle;

        Kind(String participle) {
            this.participle = participle;
        }

        /** Whether people do it; the others happen. */
        boolean isAskedFor() {
            return this != ACTIVATE && this != RETIRE && this != REMIND;
        }

        /**
         * Whether it is only put on the record: it has happened already, and time may have gone on since, so what was
         * written counts and not what time has made of it.
         */
        boolean hasHappened() {
            return this == ACTIVATE || this == RETIRE;
        }

        /** As in “it cannot be …”. */
        String participle() {
            return participle;
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
