package dev.latchkey.quickstart.journey;

import dev.latchkey.quickstart.journey.program.DebianSystem;

class DeliveryRecipeIT extends DeliveryRecipe {
    @Override
    DebianSystem system() {
        return DebianSystem.here();
    }
}
