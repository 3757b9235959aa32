package dev.latchkey.quickstart.journey;

import dev.latchkey.quickstart.journey.program.DebianSystem;

class PostfixRecipeIT extends PostfixRecipe {
    @Override
    DebianSystem system() {
        return DebianSystem.here();
    }
}
