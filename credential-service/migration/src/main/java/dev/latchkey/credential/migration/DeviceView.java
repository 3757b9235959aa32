package dev.latchkey.credential.migration;

import dev.latchkey.credential.account.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device as people see it.
 *
 * @param account       absent where nobody is registered under the login
 * @param client        what the program called itself the last time that it did
 * @param network       where the log does not name programs
 * @param couldUseOAuth whether it could do without an app password
 * @param daysSeen      on how many days, at most {@value Seen#MOST_DAYS}
 * @param addresses     from where, the newest first
 * @param lastSignIn    the newest with its app password in its protocol
 * @param cameBack      present where it was seen after it was said to be gone
 * @param version       grows with each change; its ETag
 * @param next          the states that can be asked for now
 */
record DeviceView(
        String id,
        String login,
        @Nullable String account,
        String protocol,
        @Nullable String client,
        @Nullable String network,
        MigrationStage state,
        List<MigrationStage> next,
        @Nullable String credential,
        @Nullable Instant lastSignIn,
        @Nullable String note,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        String couldUseOAuth,
        String oauthReason,
        Instant firstSeen,
        Instant lastSeen,
        int daysSeen,
        List<String> addresses,
        @Nullable Boolean cameBack,
        long version) {

    static DeviceView of(MigrationStatus standing) {
        Device device = standing.device();
        ObservedUse seen = device.seen();
        MigrationPlan plan = device.plan();
        OAuthReadiness readiness = readiness(device);
        return new DeviceView(
                device.id(),
                device.login(),
                Optional.ofNullable(standing.account()).map(Account::id).orElse(null),
                device.protocol(),
                clientOf(device),
                device.network(),
                standing.stage(),
                AllowedMigrationStep.askable(standing.stage()),
                plan.credential(),
                standing.lastSignIn(),
                plan.note(),
                plan.changedAt(),
                plan.changedBy(),
                readiness.could().wireName(),
                readiness.reason(),
                seen.first(),
                seen.last(),
                seen.days().size(),
                List.copyOf(seen.addresses().keySet()),
                standing.cameBack() ? true : null,
                device.version());
    }

    static OAuthReadiness readiness(Device device) {
        return KnownMailClient.judge(device.protocol(), clientOf(device));
    }

    private static @Nullable String clientOf(Device device) {
        ObservedUse.@Nullable Client client = device.seen().client();
        return client == null ? null : client.name();
    }
}
