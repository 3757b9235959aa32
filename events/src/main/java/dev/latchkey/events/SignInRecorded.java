package dev.latchkey.events;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to sign in, written before it was answered.
 *
 * @param account           id of the account, absent where the login names none
 * @param login             the login of the account, else the one as given, normalised, at most 320 characters, without
 *                          control characters
 * @param typedLogin        what was typed where that is another: an alias, a login without its domain
 * @param credential        id of the app password that was recognised, whatever became of the attempt
 * @param credentialLabel   what its owner calls it: which device
 * @param protocol          {@code imap}, {@code pop3}, {@code smtp}, {@code http}, …
 * @param service           the service behind the door, as the door's registration names it
 * @param frontDoor         id of the door that asked
 * @param address           the client's address, canonical text form
 * @param country           ISO 3166-1 alpha-2, by the operator's database
 * @param asn               of the address's autonomous system, by the operator's database
 * @param client            what the program says of itself: IMAP ID, EHLO name, User-Agent
 * @param session           the door's own id of the connection
 * @param facts             what else policies could ask; absent where they were not asked
 * @param policies          every policy of the snapshot with its result
 * @param snapshotVersion   the policy snapshot that decided; 0 where the tenant has none
 * @param secretFingerprint for a wrong secret, 3 hex digits (12 bits) of a salted hash: tells repeats from guesses
 * @param durationMicros    from arrival to decision, in microseconds, without the wait for the record
 * @param replica           the instance that decided
 * @param supersedes        id of an attempt's earlier record whose writing could not be confirmed; this one counts
 */
public record SignInRecorded(
        String tenant,
        @Nullable String account,
        String login,
        @Nullable String typedLogin,
        SignInResult result,
        SignInReason reason,
        @Nullable String credential,
        @Nullable String credentialLabel,
        String protocol,
        String service,
        String frontDoor,
        @Nullable String address,
        @Nullable String country,
        @Nullable Long asn,
        @Nullable String client,
        @Nullable String tlsVersion,
        @Nullable String tlsCipher,
        @Nullable String session,
        @Nullable SignInFacts facts,
        List<AppliedPolicy> policies,
        long snapshotVersion,
        @Nullable String secretFingerprint,
        long durationMicros,
        String replica,
        @Nullable UUID supersedes)
        implements Event {
    public SignInRecorded {
        policies = DefensiveCopy.list(policies);
    }

    @Override
    public String subject() {
        return account == null ? login : account;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, subject());
    }

    @Override
    public void giveAttributes(BiConsumer<String, String> target) {
        RecordedAttributes.of(this).giveTo(target);
    }

    /** The same attempt answered as a temporary failure, because writing {@code original} could not be confirmed. */
    public SignInRecorded unconfirmed(UUID original) {
        return new SignInRecorded(
                tenant,
                account,
                login,
                typedLogin,
                SignInResult.TEMPORARY_FAILURE,
                SignInReason.TEMPORARY_FAILURE,
                credential,
                credentialLabel,
                protocol,
                service,
                frontDoor,
                address,
                country,
                asn,
                client,
                tlsVersion,
                tlsCipher,
                session,
                facts,
                policies,
                snapshotVersion,
                null,
                durationMicros,
                replica,
                original);
    }
}
