package dev.latchkey.credential.apppassword;

import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/** Random walks of so many steps. */
final class LifeWalks {
    private static final Arbitrary<LifeWalk.Chance> CHANCES = Combinators.combine(
                    Arbitraries.integers().between(0, 5),
                    Arbitraries.integers().between(0, 48),
                    Arbitraries.of(true, false),
                    Arbitraries.of(true, false))
            .as(LifeWalk.Chance::new);

    private LifeWalks() {}

    static ActionChainArbitrary<LifeWalk> ofSteps(int steps) {
        return ActionChain.<LifeWalk>startWith(LifeWalk::new)
                .withAction(1, step("is issued", LifeWalk::issue))
                .withAction(3, step("time passes", LifeWalk::timePasses))
                .withAction(3, step("is used for the first time", LifeWalk::isUsedForTheFirstTime))
                .withAction(2, step("is pinned", LifeWalk::isPinned))
                .withAction(3, step("is rotated", LifeWalk::isRotated))
                .withAction(2, step("is retired", LifeWalk::isRetired))
                .withAction(2, step("is suspended", LifeWalk::isSuspended))
                .withAction(3, step("is resumed", LifeWalk::isResumed))
                .withAction(1, step("is revoked", LifeWalk::isRevoked))
                .withAction(2, step("is reminded of", LifeWalk::isRemindedOf))
                .withMaxTransformations(steps);
    }

    private static Action.Independent<LifeWalk> step(String name, BiConsumer<LifeWalk, LifeWalk.Chance> does) {
        return () -> CHANCES.map(chance -> Transformer.mutate(name + ": " + chance, walk -> does.accept(walk, chance)));
    }
}
