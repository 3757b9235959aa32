package dev.latchkey.notifier.detection;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.notifier.alert.DetectionFinding;
import dev.latchkey.notifier.alert.DetectorNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An app password is used from a network (IPv4 /24, IPv6 /48) from which it never was before. The first use of all
 * teaches its first network and is no anomaly. Pure.
 */
final class NewNetworkDetector {

    /**
     * Judges an accepted sign-in.
     *
     * @param network the network it came from
     * @param known   the networks that the credential was used from before; empty before its first use
     */
    Optional<DetectionFinding> judge(ObservedSignIn signIn, String network, Set<String> known) {
        String credential = signIn.fact().credential();
        return credential == null || known.isEmpty() || known.contains(network)
                ? Optional.empty()
                : Optional.of(finding(signIn, credential, network));
    }

    private static DetectionFinding finding(ObservedSignIn signIn, String credential, String network) {
        SignInRecorded fact = signIn.fact();
        String device = fact.credentialLabel() == null ? credential : "“" + fact.credentialLabel() + "”";
        return new DetectionFinding(
                DetectorNames.NEW_NETWORK,
                fact.tenant(),
                credential + " " + network,
                Instant.EPOCH, // a network is new only once
                AlertSeverity.LOW,
                "App password " + device + " of " + fact.login() + " used from a new network",
                description(fact, device, network),
                fact.account(),
                credential,
                fact.address(),
                signIn.at(),
                signIn.at(),
                1,
                1,
                List.of(signIn.event()));
    }

    private static String description(SignInRecorded fact, String device, String network) {
        return "The app password " + device + " of " + fact.login() + " signed in over " + fact.protocol() + " from "
                + fact.address() + ", in " + network + ", from where it was never used before. If the owner"
                + " does not know of it, revoke the app password.";
    }
}
