package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A simple name means one thing in the whole house, and it is a word of the field. */
class TypeNamesTest {
    /** Names that several modules have for the same thing, on purpose; each with its reason. */
    private static final Map<String, String> SHARED = Map.of();

    /** Our own metaphors, for which the field has a word. */
    private static final Set<String> METAPHORS = Set.of(
            "Desk",
            "Tongue",
            "Court",
            "Board",
            "Shelf",
            "Told",
            "Inquiry",
            "Reception",
            "Patience",
            "Sight",
            "Lane",
            "Courier");

    @Test
    void topLevelTypesHaveNamesOfTheirOwn() {
        var known = KnownOffenders.in("SHARED", String.join(" ", SHARED.keySet()));
        known.requireExactly("No two top-level types of what ships have the same simple name.", shared());
    }

    @Test
    void typesAreNamedInTheFieldsWords() {
        assertThat(metaphors().values())
                .as("No type is named by one of %s.", METAPHORS)
                .isEmpty();
    }

    @Test
    void looksForWholeWordsOneOrMany() {
        assertThat(List.of("Desk", "SignInDesk", "Lanes", "LaneOrder", "HttpTongues"))
                .allMatch(TypeNamesTest::isMetaphor);
        assertThat(List.of("Sighting", "Dashboard", "Insight", "Planes", "Desktop"))
                .noneMatch(TypeNamesTest::isMetaphor);
    }

    private static Map<String, String> shared() {
        return places(DeclaredType::topLevel).entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, TypeNamesTest::line));
    }

    private static Map<String, String> metaphors() {
        return places(type -> isMetaphor(type.name())).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, TypeNamesTest::line));
    }

    private static String line(Map.Entry<String, List<String>> places) {
        return places.getKey() + " in " + String.join(", ", places.getValue());
    }

    private static Map<String, List<String>> places(Predicate<DeclaredType> wanted) {
        var places = new TreeMap<String, List<String>>();
        for (var file : Checkout.SHIPPED) {
            for (var type : file.types().stream().filter(wanted).toList()) {
                places.merge(type.name(), List.of(file.packageName()), TypeNamesTest::both);
            }
        }
        return places;
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Whether one of the words of the name is a metaphor, or several of it. */
    private static boolean isMetaphor(String name) {
        return Arrays.stream(name.split("(?=\\p{Upper})"))
                .anyMatch(word -> METAPHORS.contains(word) || METAPHORS.contains(singular(word)));
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
