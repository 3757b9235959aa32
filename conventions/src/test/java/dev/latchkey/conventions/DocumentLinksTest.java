package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Links between documents of this checkout lead somewhere. */
class DocumentLinksTest {
    private static final Map<Path, MarkdownDocument> DOCUMENTS = Checkout.TREE.files().stream()
            .filter(DocumentLinksTest::isMarkdown)
            .collect(Collectors.toMap(file -> file, MarkdownDocument::read));

    @Test
    void resolve() {
        assertThat(DOCUMENTS).isNotEmpty();
        var broken = DOCUMENTS.entrySet().stream()
                .flatMap(document -> document.getValue().links().stream()
                        .map(URI::create)
                        .filter(link -> !resolves(document.getKey(), link))
                        .map(link -> Checkout.TREE.relative(document.getKey()) + ": " + link))
                .toList();
        assertThat(broken).as("links that lead nowhere").isEmpty();
    }

    @Test
    void noticeTargetsThatAreNotThere() {
        var readme = Checkout.TREE.root().resolve("README.md");
        assertThat(List.of("SECURITY.md", "docs/adr", "#try-it", "README.md#try-it", "https://localhost/nowhere"))
                .allMatch(link -> resolves(readme, URI.create(link)));
        assertThat(List.of("NOWHERE.md", "#nowhere", "README.md#nowhere", "../elsewhere"))
                .noneMatch(link -> resolves(readme, URI.create(link)));
    }

    private static boolean isMarkdown(Path file) {
        return file.toString().endsWith(".md");
    }

    private static boolean resolves(Path document, URI link) {
        if (link.isAbsolute()) {
            return true;
        }
        var target = link.getPath().isEmpty()
                ? document
                : document.resolveSibling(link.getPath()).normalize();
        return target.startsWith(Checkout.TREE.root()) && Files.exists(target) && hasAnchor(target, link.getFragment());
    }

    private static boolean hasAnchor(Path target, String anchor) {
        return anchor == null
                || !DOCUMENTS.containsKey(target)
                || DOCUMENTS.get(target).anchors().contains(anchor);
    }
}
