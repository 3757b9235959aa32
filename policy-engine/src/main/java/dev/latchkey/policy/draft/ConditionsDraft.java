package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.CredentialConditions;
import dev.latchkey.policy.rule.Risk;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The conditions of a policy as written; absent is any. */
public record ConditionsDraft(
        @Nullable ChoiceDraft accounts,
        @Nullable ChoiceDraft groups,
        @Nullable ChoiceDraft protocols,
        @Nullable ChoiceDraft services,
        @Nullable ChoiceDraft frontDoors,
        @Nullable ChoiceDraft locations,
        @Nullable ChoiceDraft clients,
        @Nullable TlsDraft tls,
        @Nullable List<@Nullable TimeWindowDraft> timeWindows,
        @Nullable List<@Nullable DateRangeDraft> dates,
        @Nullable CredentialConditionsDraft credential,
        @Nullable String risk) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public Conditions toConditions() {
        var problems = new Problems();
        var readAccounts = problems.read("accounts", () -> DraftFields.choice(accounts));
        var readGroups = problems.read("groups", () -> DraftFields.choice(groups));
        var readProtocols = problems.read("protocols", () -> Conditions.protocols(DraftFields.choice(protocols)));
        var readServices = problems.read("services", () -> DraftFields.choice(services));
        var readDoors = problems.read("frontDoors", () -> DraftFields.choice(frontDoors));
        var readLocations = problems.read("locations", () -> DraftFields.choice(locations));
        var readClients = problems.read("clients", () -> DraftFields.patterns(clients));
        var readTls = problems.read("tls", () -> DraftFields.optional(tls, TlsDraft::toWeakTls));
        var readWindows = spans("timeWindows", timeWindows, TimeWindowDraft::toTimeWindow, problems);
        var readDates = spans("dates", dates, DateRangeDraft::toDateRange, problems);
        var readCredential = problems.read("credential", this::credentialConditions);
        var readRisk = problems.read("risk", () -> risk == null ? Risk.NONE : risk(risk));
        return problems.build(() -> new Conditions(
                readAccounts.get(),
                readGroups.get(),
                readProtocols.get(),
                readServices.get(),
                readDoors.get(),
                readLocations.get(),
                readClients.get(),
                readTls.get(),
                readWindows.get(),
                readDates.get(),
                readCredential.get(),
                readRisk.get()));
    }

    private CredentialConditions credentialConditions() {
        return credential == null ? CredentialConditions.NONE : credential.toCredentialConditions();
    }

    private static Risk risk(String text) {
        Risk read = Risk.parse(text);
        check(read != Risk.NONE, "", text, "low, medium or high, or left out for any");
        return read;
    }

    private static <S, T> Supplier<List<T>> spans(
            String path, @Nullable List<@Nullable S> given, Function<S, T> reading, Problems problems) {
        if (given == null) {
            return List::of;
        }
        problems.read(path, () -> {
            check(!given.isEmpty(), "", "empty", "at least one, or left out for any time");
            return given;
        });
        return problems.readEach(path, given, reading);
    }
}
