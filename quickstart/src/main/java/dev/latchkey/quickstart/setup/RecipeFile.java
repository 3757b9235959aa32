package dev.latchkey.quickstart.setup;

import java.util.List;
import java.util.Optional;

/**
 * Files of {@code infra/front-doors} that become one file of a server.
 *
 * @param recipe  the directory of the recipe
 * @param sources its files; one after the other where they are several
 * @param target  where it belongs: an absolute path of a server, or one below the directory of a trial
 * @param reader  the group that reads it besides its owner; empty where everybody may
 * @param placing how it gets there
 * @param wish    where it is needed; empty is everywhere
 */
record RecipeFile(
        String recipe,
        List<String> sources,
        String target,
        String reader,
        Placing placing,
        Optional<SetupPlan.Wish> wish) {

    /** How a file gets to its place on a server. */
    enum Placing {
        /** As a file of its own. */
        FILE,
        /** As one that is run. */
        PROGRAM,
        /** At the end of one that is there. */
        APPENDED
    }

    RecipeFile {
        sources = List.copyOf(sources);
    }

    static RecipeFile file(String recipe, String source, String target) {
        return new RecipeFile(recipe, List.of(source), target, "", Placing.FILE, Optional.empty());
    }

    static RecipeFile program(String recipe, String source, String target) {
        return new RecipeFile(recipe, List.of(source), target, "", Placing.PROGRAM, Optional.empty());
    }

    static RecipeFile appended(String recipe, String source, String target) {
        return new RecipeFile(recipe, List.of(source), target, "", Placing.APPENDED, Optional.empty());
    }

    /** Only for root and the group of the program: it holds the door's key. */
    static RecipeFile secret(String recipe, String source, String target, String reader) {
        return new RecipeFile(recipe, List.of(source), target, reader, Placing.FILE, Optional.empty());
    }

    static RecipeFile together(String recipe, List<String> sources, String target) {
        return new RecipeFile(recipe, sources, target, "", Placing.FILE, Optional.empty());
    }

    /** The same, where that is wanted alone. */
    RecipeFile where(SetupPlan.Wish wanted) {
        return new RecipeFile(recipe, sources, target, reader, placing, Optional.of(wanted));
    }

    boolean isSecret() {
        return !reader.isEmpty();
    }

    /** What it is called in the directory that {@code init} writes. */
    String fileName() {
        return recipe + "/" + sources.getFirst();
    }
}
