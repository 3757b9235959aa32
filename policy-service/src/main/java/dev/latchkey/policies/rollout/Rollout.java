package dev.latchkey.policies.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a version of a tenant's rules has come.
 *
 * @param summary     in a sentence
 * @param live        on how many replicas
 * @param replicas    how many there are, silent ones too
 * @param afterMillis from its issue until it was live on the last of them; absent as long as it is not on all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Rollout(
        String summary,
        long version,
        String contentHash,
        Instant issuedAt,
        long live,
        int replicas,
        @Nullable Long afterMillis,
        List<Replica> each) {
    Rollout {
        each = List.copyOf(each);
    }

    /** Where a replica stands. */
    enum State {
        /** Judges by this version. */
        LIVE("live"),
        /** Judges by an older one, or by none. */
        BEHIND("behind"),
        /** Could not understand it, and judges by an older one. */
        REJECTED("rejected"),
        /** Judges by rules that are not stored here: a newer version than there is, or others of the same version. */
        DIVERGING("diverging"),
        /** Has not been heard of for a while. */
        SILENT("silent");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }
    }

    /**
     * One replica.
     *
     * @param state    {@code live}, {@code behind}, {@code rejected}, {@code diverging} or {@code silent}
     * @param version  by which it judges; 0 for none
     * @param lastSeen when it last gave a sign of life
     * @param problems why it rejected this version
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Replica(
            String replica,
            String state,
            long version,
            @Nullable Long afterMillis,
            Instant lastSeen,
            List<String> problems) {
        Replica {
            problems = List.copyOf(problems);
        }

        Replica(
                String replica,
                State state,
                long version,
                @Nullable Long afterMillis,
                Instant lastSeen,
                List<String> problems) {
            this(replica, state.wireName, version, afterMillis, lastSeen, problems);
        }

        boolean is(State wanted) {
            return state.equals(wanted.wireName);
        }
    }

    static Rollout of(long version, String contentHash, Instant issuedAt, List<Replica> each) {
        long live = each.stream().filter(replica -> replica.is(State.LIVE)).count();
        boolean everywhere = live == each.size() && live > 0;
        Long after = everywhere
                ? each.stream()
                        .map(Replica::afterMillis)
                        .filter(millis -> millis != null)
                        .max(Long::compare)
                        .orElse(null)
                : null;
        long diverging =
                each.stream().filter(replica -> replica.is(State.DIVERGING)).count();
        String summary = "version " + version + " is live on " + live + " of " + each.size() + " replicas"
                + (after == null ? "" : " after " + after + " ms")
                + (diverging == 0 ? "" : "; other rules than these are in force on " + diverging);
        return new Rollout(summary, version, contentHash, issuedAt, live, each.size(), after, each);
    }
}
