package dev.latchkey.conventions;

import java.nio.file.Path;
import java.util.List;

/** This checkout, read once for all tests. */
final class Checkout {
    static final SourceTree TREE = SourceTree.of(Path.of(".."));
    static final List<SourceFile> SHIPPED = SourceParser.parse(TREE);

    private Checkout() {}
}
