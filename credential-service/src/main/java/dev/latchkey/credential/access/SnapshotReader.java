package dev.latchkey.credential.access;

import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policy.draft.ChoiceDraft;
import dev.latchkey.policy.draft.ConditionsDraft;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import dev.latchkey.policy.draft.PolicySetDraft;
import dev.latchkey.policy.draft.TimeWindowDraft;
import dev.latchkey.policy.rule.PolicySet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the published language to the policy engine's. */
final class SnapshotReader {
    private SnapshotReader() {}

    static PolicySet read(PolicySnapshotPublished snapshot) {
        return new PolicySetDraft(
                        snapshot.tenant(),
                        snapshot.version(),
                        each(snapshot.locations(), SnapshotReader::location),
                        each(snapshot.policies(), SnapshotReader::policy))
                .toPolicySet();
    }

    private static NamedLocationDraft location(NamedLocationDefinition given) {
        return new NamedLocationDraft(given.id(), given.name(), each(given.ranges(), range -> range), given.trusted());
    }

    private static PolicyDraft policy(PolicyDefinition given) {
        return new PolicyDraft(given.id(), given.name(), given.state(), given.effect(), conditions(given.conditions()));
    }

    private static ConditionsDraft conditions(PolicyDefinition.Conditions given) {
        return new ConditionsDraft(
                choice(given.accounts()),
                choice(given.protocols()),
                choice(given.services()),
                choice(given.locations()),
                windows(given.timeWindows()));
    }

    private static @Nullable ChoiceDraft choice(PolicyDefinition.@Nullable Choice given) {
        return given == null ? null : new ChoiceDraft(each(given.include(), id -> id), each(given.exclude(), id -> id));
    }

    private static @Nullable List<@Nullable TimeWindowDraft> windows(
            @Nullable List<PolicyDefinition.TimeWindow> given) {
        return given == null || given.isEmpty() ? null : each(given, SnapshotReader::window);
    }

    private static TimeWindowDraft window(PolicyDefinition.TimeWindow given) {
        return new TimeWindowDraft(each(given.days(), day -> day), given.from(), given.to(), given.zone());
    }

    private static <S, T> List<@Nullable T> each(Collection<S> given, Function<S, T> reading) {
        List<@Nullable T> read = new ArrayList<>(given.size());
        given.forEach(one -> read.add(reading.apply(one)));
        return read;
    }
}
