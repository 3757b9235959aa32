package dev.latchkey.credential.directorysync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.account.DirectoryLink;
import dev.latchkey.credential.account.ExternalIdentity;
import dev.latchkey.credential.account.LinkedAccount;
import dev.latchkey.credential.directorysync.DirectoryFinding.Missing;
import dev.latchkey.credential.directorysync.DirectoryFinding.Seen;
import dev.latchkey.credential.directorysync.DirectoryFinding.SwitchedOff;
import dev.latchkey.credential.directorysync.DirectoryFinding.SwitchedOn;
import dev.latchkey.events.AccountState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which user an account is, and what follows. */
class AccountComparisonTest {
    private static final String ISSUER = "https://id.example/realms/acme";
    private static final DirectoryUser ON = new DirectoryUser("u-anna", true, "anna@acme.example");
    private static final DirectoryUser OFF = new DirectoryUser("u-anna", false, "anna@acme.example");
    private static final DirectoryLink SEEN = DirectoryLink.seen(ISSUER, "u-anna");
    private static final DirectoryLink SWITCHED_OFF = new DirectoryLink(ISSUER, "u-anna", Instant.EPOCH);

    private static LinkedAccount account(
            AccountState state,
            @Nullable String externalId,
            @Nullable ExternalIdentity owner,
            @Nullable DirectoryLink link) {
        return new LinkedAccount("acme", "a-1", "anna@acme.example", state, externalId, owner, link);
    }

    private static LinkedAccount active(@Nullable DirectoryLink link) {
        return account(AccountState.ACTIVE, "u-anna", null, link);
    }

    private static LinkedAccount disabled(@Nullable DirectoryLink link) {
        return account(AccountState.DISABLED, "u-anna", null, link);
    }

    private static Optional<DirectoryFinding> judge(LinkedAccount account, DirectoryUser... users) {
        return new AccountComparison(new DirectoryUsers(ISSUER, List.of(users), true)).judge(account);
    }

    @Test
    void switchesOffWhoIsSwitchedOffThere() {
        assertThat(judge(active(null), OFF)).containsInstanceOf(SwitchedOff.class);
        assertThat(judge(active(SEEN), OFF)).containsInstanceOf(SwitchedOff.class);
        assertThat(judge(active(SWITCHED_OFF), OFF)).as("enabled by hand").containsInstanceOf(SwitchedOff.class);
        assertThat(judge(account(AccountState.LOCKED, "u-anna", null, SEEN), OFF))
                .containsInstanceOf(SwitchedOff.class);
        assertThat(judge(disabled(SWITCHED_OFF), OFF)).isEmpty();
    }

    @Test
    void switchesOnOnlyWhomItHasSwitchedOff() {
        assertThat(judge(disabled(SWITCHED_OFF), ON)).containsInstanceOf(SwitchedOn.class);
        assertThat(judge(disabled(SEEN), ON)).as("disabled here by somebody").isEmpty();
        assertThat(judge(disabled(null), ON)).containsInstanceOf(Seen.class);
        assertThat(judge(active(SWITCHED_OFF), ON)).as("no reason any more").containsInstanceOf(Seen.class);
    }

    @Test
    void missesOnlyWhomItHasSeen() {
        assertThat(judge(active(null))).as("whoever the directory calls so").isEmpty();
        assertThat(judge(active(SEEN))).containsInstanceOf(Missing.class);
        assertThat(judge(disabled(SEEN))).isEmpty();
        assertThat(judge(account(AccountState.ACTIVE, "u-other", null, SEEN)))
                .as("somebody else's since")
                .isEmpty();
        assertThat(judge(active(DirectoryLink.seen("https://other.example/realms/x", "u-anna"))))
                .as("another issuer's")
                .isEmpty();
    }

    @Test
    void goesByIssuerAndSubjectFirst() {
        ExternalIdentity other = new ExternalIdentity("https://other.example", "u-anna");
        ExternalIdentity bert = new ExternalIdentity(ISSUER, "u-bert");
        assertThat(judge(account(AccountState.ACTIVE, "u-anna", other, null), OFF))
                .as("bound to another issuer's")
                .isEmpty();
        assertThat(judge(account(AccountState.ACTIVE, "u-bert", bert, null), OFF))
                .as("bound to another user")
                .isEmpty();
        assertThat(judge(account(AccountState.ACTIVE, "u-anna", new ExternalIdentity(ISSUER, "u-anna"), null), OFF))
                .containsInstanceOf(SwitchedOff.class);
    }

    @Test
    void goesByAVerifiedAddressWhereNothingBetterIsKnown() {
        LinkedAccount nobodys = account(AccountState.ACTIVE, null, null, null);
        assertThat(judge(nobodys, OFF)).containsInstanceOf(SwitchedOff.class);
        assertThat(judge(nobodys, new DirectoryUser("u-anna", false, null))).isEmpty();
        assertThat(judge(account(AccountState.ACTIVE, "u-other", null, null), OFF))
                .isEmpty();
        assertThat(judge(nobodys, OFF, new DirectoryUser("u-2", true, "anna@acme.example")))
                .as("two have it")
                .isEmpty();
        DirectoryUser renamed = new DirectoryUser("u-anna", false, "anna.new@acme.example");
        assertThat(judge(account(AccountState.ACTIVE, null, null, SEEN), renamed))
                .as("an address that changed")
                .containsInstanceOf(SwitchedOff.class);
        assertThat(new AccountComparison(new DirectoryUsers(ISSUER, List.of(OFF), false)).judge(nobodys))
                .as("not wanted")
                .isEmpty();
    }
}
