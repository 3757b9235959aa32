package dev.latchkey.notifier.detection;

import static dev.latchkey.notifier.SignIns.anAcceptedOne;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NewNetworkDetectorTest {
    private final NewNetworkDetector detector = new NewNetworkDetector();
    private final ObservedSignIn signIn = Attempts.at(Attempts.NOON, anAcceptedOne());

    @Test
    void firstUseTeaches() {
        assertThat(detector.judge(signIn, "198.51.100.0/24", Set.of())).isEmpty();
    }

    @Test
    void knownNetworkIsNoNews() {
        assertThat(detector.judge(signIn, "198.51.100.0/24", Set.of("198.51.100.0/24")))
                .isEmpty();
    }

    @Test
    void newNetworkIs() {
        assertThat(detector.judge(signIn, "198.51.100.0/24", Set.of("192.0.2.0/24")))
                .hasValueSatisfying(finding -> {
                    assertThat(finding.credential()).isEqualTo("printer");
                    assertThat(finding.title()).contains("“Label of printer”");
                });
    }

    @Test
    void homeIsTheNeighbourhoodNotTheAddress() {
        assertThat(NetworkPrefix.home("198.51.100.7")).contains("198.51.100.0/24");
        assertThat(NetworkPrefix.home("2001:db8:1:2::3")).contains("2001:db8:1::/48");
        assertThat(NetworkPrefix.home("nonsense")).isEmpty();
    }
}
