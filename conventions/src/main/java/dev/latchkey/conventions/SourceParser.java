package dev.latchkey.conventions;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads Java with the JDK's own parser, which resolves nothing and so needs no class path. */
final class SourceParser {
    private final SourceModule module;
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    private SourceParser(SourceModule module) {
        this.module = module;
    }

    /** What all modules ship; an {@code IllegalArgumentException} names what is no Java. */
    static List<SourceFile> parse(SourceTree tree) {
        return tree.modules().stream()
                .filter(module -> !module.mainFiles().isEmpty())
                .flatMap(module -> new SourceParser(module).files().stream())
                .toList();
    }

    private List<SourceFile> files() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, diagnostics, List.of("-proc:none"), null, units(manager, module.mainFiles()));
            var files = new ArrayList<SourceFile>();
            for (CompilationUnitTree unit : task.parse()) {
                files.add(file(unit, DocTrees.instance(task)));
            }
            requireNoErrors();
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Iterable<? extends JavaFileObject> units(StandardJavaFileManager manager, List<Path> files) {
        return manager.getJavaFileObjectsFromPaths(files);
    }

    private SourceFile file(CompilationUnitTree unit, DocTrees trees) throws IOException {
        var text = new SourceText(unit.getSourceFile().getCharContent(true).toString());
        var declarations = new DeclarationScanner(trees, unit, text);
        declarations.scan();
        return new SourceFile(
                module,
                module.tree().relative(Path.of(unit.getSourceFile().toUri())),
                String.valueOf(unit.getPackageName()),
                text,
                declarations.types(),
                declarations.methods());
    }

    private void requireNoErrors() {
        for (var diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                throw new IllegalArgumentException(diagnostic.toString());
            }
        }
    }
}
