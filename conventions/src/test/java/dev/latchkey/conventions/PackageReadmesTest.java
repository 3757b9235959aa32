package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.conventions.MarkdownDocument.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README of a module has a line on each of its packages: a row of a table, or an item of a list. */
class PackageReadmesTest {
    private static final String RULE = """
            Each package has a line in the README of its module, with at least three words on it: \
            | `name` | what it is for | or - `name`: what it is for. \
            The end of its name will do, where no other package of the module ends like that.""";

    private static final int WORDS = 3;

    @Test
    void sayWhatEachPackageIsFor() {
        var missing = new TreeMap<String, String>();
        packagesBy(file -> file.module().name()).forEach((module, packages) -> {
            var described = described(module);
            packages.stream()
                    .filter(each -> names(each, packages).noneMatch(described::contains))
                    .forEach(each -> missing.merge(module, module + " lacks " + each, (all, one) -> all + ", " + each));
        });
        assertThat(missing.values()).as(RULE).isEmpty();
    }

    @Test
    void nameNoPackageThatIsGone() {
        var gone = new TreeSet<String>();
        packagesBy(file -> readme(file.module().name()))
                .forEach((readme, packages) -> columns(readme)
                        .filter(name -> packages.stream().noneMatch(each -> endsWith(each, name)))
                        .forEach(name -> gone.add(Checkout.TREE.relative(readme.orElseThrow()) + ": " + name)));
        assertThat(gone).as("rows of tables headed 'package' that are none").isEmpty();
    }

    @Test
    void takeAnyEndOfANameThatIsOfOnePackageOnly() {
        var all = Set.of("a.service", "a.service.store", "a.service.file.store", "a.service.web");
        assertThat(names("a.service.web", all)).containsExactly("a.service.web", "service.web", "web");
        assertThat(names("a.service.store", all)).containsExactly("a.service.store", "service.store");
        assertThat(names("a.service", all)).containsExactly("a.service", "service");
    }

    private static <K> Map<K, Set<String>> packagesBy(Function<SourceFile, K> key) {
        return Checkout.SHIPPED.stream()
                .collect(Collectors.groupingBy(
                        key, Collectors.mapping(SourceFile::packageName, Collectors.toCollection(TreeSet::new))));
    }

    private static Set<String> described(String module) {
        return readme(module).map(MarkdownDocument::read).map(MarkdownDocument::entries).orElse(List.of()).stream()
                .filter(PackageReadmesTest::saysSomething)
                .map(entry -> dotted(entry.name()))
                .collect(Collectors.toSet());
    }

    private static boolean saysSomething(Entry entry) {
        return Stream.of(entry.text().split("\\P{L}+"))
                        .filter(word -> !word.isEmpty())
                        .count()
                >= WORDS;
    }

    private static Stream<String> columns(Optional<Path> readme) {
        return readme.map(MarkdownDocument::read).stream()
                .flatMap(document -> document.column("package").stream())
                .map(cell -> dotted(cell.replace("`", "")));
    }

    private static String dotted(String name) {
        return name.replace('/', '.');
    }

    /** The nearest one upward, but not that of the whole. */
    private static Optional<Path> readme(String module) {
        var root = Checkout.TREE.root();
        return Stream.iterate(root.resolve(module), each -> !each.equals(root), Path::getParent)
                .map(directory -> directory.resolve("README.md"))
                .filter(Files::exists)
                .findFirst();
    }

    /** What a package may be called by: its last names, as long as no other package of the module ends like that. */
    private static Stream<String> names(String name, Collection<String> all) {
        var parts = List.of(name.split("\\."));
        return IntStream.range(0, parts.size())
                .mapToObj(first -> String.join(".", parts.subList(first, parts.size())))
                .filter(end -> all.stream().filter(each -> endsWith(each, end)).count() == 1);
    }

    private static boolean endsWith(String name, String end) {
        return ("." + name).endsWith("." + end);
    }
}
