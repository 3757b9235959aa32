package dev.latchkey.quickstart.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.quickstart.journey.program.DebianSystem;
import org.junit.jupiter.api.Nested;

/** The recipes on the Debian that this machine does not run, in a directory of its own. */
class OtherDebianRecipesIT {

    private static DebianSystem other() {
        assumeTrue(DebianSystem.other().isPresent(), "made by infra/front-doors/debian-root");
        return DebianSystem.other().orElseThrow();
    }

    @Nested
    class Mailboxes extends DovecotRecipe {
        @Override
        DebianSystem system() {
            return other();
        }
    }

    @Nested
    class Delivery extends DeliveryRecipe {
        @Override
        DebianSystem system() {
            return other();
        }
    }

    @Nested
    class Submission extends PostfixRecipe {
        @Override
        DebianSystem system() {
            return other();
        }
    }
}
