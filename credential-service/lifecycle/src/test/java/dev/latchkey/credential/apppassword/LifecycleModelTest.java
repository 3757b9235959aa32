package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.state.ActionChain;

/** 100,000 random steps of app passwords through their lives, each held against {@link ExpectedLife}. */
class LifecycleModelTest {
    private static final AtomicInteger STEPS = new AtomicInteger();
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
    void livesAsAnybodyWouldExpect(@ForAll("walks") ActionChain<LifeWalk> walk) {
        SEEN.addAll(walk.run().seen());
        STEPS.addAndGet(walk.transformations().size());
    }

    @Provide
    Arbitrary<ActionChain<LifeWalk>> walks() {
        return LifeWalks.ofSteps(100);
    }

    /** A walk that never gets anywhere proves nothing. */
    @AfterContainer
    static void hasBeenEverywhere() {
        assertThat(STEPS).hasValueGreaterThanOrEqualTo(100_000);
        for (AppPasswordState state : AppPasswordState.values()) {
            assertThat(SEEN).contains("state " + state);
        }
        for (LifecycleAction.Kind kind : LifecycleAction.Kind.values()) {
            assertThat(SEEN).contains("changed " + kind);
            assertThat(SEEN.contains("denied " + kind)).isEqualTo(kind != LifecycleAction.Kind.REVOKE);
        }
        assertThat(SEEN).contains("unchanged REVOKE", "unchanged REMIND");
    }
}
