package dev.latchkey.credential.diagnosis;

import static dev.latchkey.credential.diagnosis.AFailure.NOW;
import static dev.latchkey.credential.diagnosis.AFailure.aFailure;
import static dev.latchkey.credential.diagnosis.AFailure.anna;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.credential.throttle.Throttles;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import dev.latchkey.policy.network.Cidr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose failures an attempt was held back for. */
class HoldEvidenceTest {
    private final Throttle throttle = Throttles.waitingAfter(3);
    private final Failure held =
            aFailure(SignInReason.THROTTLED).at(NOW.minusSeconds(10)).build();
    private final List<Failure> failures = new ArrayList<>(List.of(held));
    private final List<LastUse> uses = new ArrayList<>();

    private HeldBack of(Failure failure) {
        return new HoldEvidence(anna(AccountState.ACTIVE, Set.of()), failures, uses, throttle, NOW).of(failure);
    }

    /** So many different wrong secrets, of that login and from that address. */
    private void guesses(int many, String login, @Nullable String address) {
        for (int guess = 0; guess < many; guess++) {
            String from = address == null ? null : address.replace("*", String.valueOf(guess));
            String who = login.replace("*", String.valueOf(guess));
            throttle.saw(Throttles.wrongSecret(who, from, guess), NOW.minusSeconds(30));
        }
    }

    @Test
    void saysThatItIsTheAccountsOwnWhereTheyCameFromThere() {
        guesses(4, "anna@acme.example", "192.0.2.7");
        assertThat(of(held)).isEqualTo(new HeldBack(HeldBack.Cause.OWN, NOW.plusSeconds(30)));
    }

    @Test
    void saysThatOthersSpentTheAccountsBudget() {
        guesses(100, "anna@acme.example", "203.0.113.*");
        assertThat(of(held).cause()).isEqualTo(HeldBack.Cause.ACCOUNT);
        assertThat(of(held).until()).isAfter(NOW);
    }

    @Test
    void saysThatOthersAtTheAddressDid() {
        guesses(31, "user*@acme.example", "192.0.2.7");
        assertThat(of(held)).isEqualTo(new HeldBack(HeldBack.Cause.SOURCE, NOW.plusSeconds(30)));
    }

    @Test
    void saysThatNothingHoldsAnAccountBackWhereItWasUsedBefore() {
        guesses(31, "user*@acme.example", "192.0.2.7");
        uses.add(new LastUse("c-phone", NOW, null, "imap", "mx", List.of(Cidr.parse("192.0.2.0/24"))));
        assertThat(of(held)).isEqualTo(new HeldBack(HeldBack.Cause.OTHERS, null));
    }

    @Test
    void saysThatTheDoorTellsNoAddresses() {
        guesses(100, "anna@acme.example", null);
        Failure unseen = aFailure(SignInReason.THROTTLED)
                .from(null)
                .at(NOW.minusSeconds(10))
                .build();
        assertThat(of(unseen).cause()).isEqualTo(HeldBack.Cause.DOOR);
        assertThat(of(unseen).until()).isAfter(NOW);
    }

    @Test
    void blamesADeviceLaterOnlyWhereItsOwnFailuresAreKept() {
        assertThat(of(held)).isEqualTo(new HeldBack(HeldBack.Cause.OTHERS, null));
        for (int guess = 0; guess < 8; guess++) {
            failures.add(aFailure(SignInReason.UNKNOWN_SECRET)
                    .at(NOW.minusSeconds(20 + guess))
                    .withSecretOfNobody(Integer.toHexString(guess / 2))
                    .build());
        }
        assertThat(of(held)).isEqualTo(new HeldBack(HeldBack.Cause.OWN, null));
        failures.removeIf(each -> "3".equals(each.fingerprint()));
        assertThat(of(held)).as("three are free").isEqualTo(new HeldBack(HeldBack.Cause.OTHERS, null));
    }

    @Test
    void admitsThatMoreHappenedThanIsKept() {
        IntStream.range(0, RecentFailures.KEPT)
                .mapToObj(each -> aFailure(SignInReason.THROTTLED)
                        .from("203.0.113." + each)
                        .at(NOW.minusSeconds(60 + each))
                        .build())
                .forEach(failures::add);
        assertThat(of(held)).isEqualTo(new HeldBack(HeldBack.Cause.UNKNOWN, null));
    }

    @Test
    void doesNotTakeTheHoldOfTodayForThatOfYesterday() {
        guesses(4, "anna@acme.example", "192.0.2.7");
        Failure yesterday = aFailure(SignInReason.THROTTLED)
                .at(NOW.minus(Duration.ofDays(1)))
                .build();
        assertThat(of(yesterday)).isEqualTo(new HeldBack(HeldBack.Cause.OTHERS, null));
    }
}
