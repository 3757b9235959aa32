package dev.latchkey.quickstart.journey;

import dev.latchkey.quickstart.journey.program.DebianSystem;

class DovecotRecipeIT extends DovecotRecipe {
    @Override
    DebianSystem system() {
        return DebianSystem.here();
    }
}
