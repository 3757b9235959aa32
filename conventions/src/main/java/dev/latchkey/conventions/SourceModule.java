package dev.latchkey.conventions;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Maven module with Java in it.
 *
 * @param tree where it is
 * @param name its directory below the root, such as {@code credential-service/sign-in}
 * @param mainFiles what it ships, without {@code package-info} and {@code module-info}
 * @param testFiles what tests it
 */
record SourceModule(SourceTree tree, String name, List<Path> mainFiles, List<Path> testFiles) {
    private static final String MAIN = "/src/main/java/";
    private static final String TEST = "/src/test/java/";
    private static final Set<String> DESCRIPTIONS = Set.of("package-info.java", "module-info.java");

    /** Those of a checkout, in the order of their names. */
    static List<SourceModule> among(SourceTree tree) {
        var main = byModule(tree, MAIN);
        var test = byModule(tree, TEST);
        return Stream.concat(main.keySet().stream(), test.keySet().stream())
                .distinct()
                .sorted()
                .map(name -> new SourceModule(
                        tree, name, main.getOrDefault(name, List.of()), test.getOrDefault(name, List.of())))
                .toList();
    }

    private static TreeMap<String, List<Path>> byModule(SourceTree tree, String sources) {
        return tree.files().stream()
                .filter(file -> tree.relative(file).contains(sources))
                .filter(SourceModule::declaresTypes)
                .collect(Collectors.groupingBy(
                        file -> directory(tree.relative(file), sources), TreeMap::new, Collectors.toList()));
    }

    private static boolean declaresTypes(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.endsWith(".java") && !DESCRIPTIONS.contains(name);
    }

    private static String directory(String file, String sources) {
        return file.substring(0, file.indexOf(sources));
    }
}
