package dev.latchkey.conventions;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import dev.latchkey.conventions.DeclarationScanner.Enclosing;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Finds what one file declares. */
final class DeclarationScanner extends TreePathScanner<Void, Enclosing> {
    private final List<DeclaredType> types = new ArrayList<>();
    private final List<DeclaredMethod> methods = new ArrayList<>();
    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final SourceText text;

    DeclarationScanner(DocTrees trees, CompilationUnitTree unit, SourceText text) {
        this.trees = trees;
        this.unit = unit;
        this.text = text;
    }

    /** What is around a declaration: the names of the types, whether they are published, and of what kind the inmost is. */
    record Enclosing(String name, boolean published, boolean isInterface) {
        static final Enclosing FILE = new Enclosing("", true, false);

        String qualify(String member) {
            return name.isEmpty() ? member : name + "." + member;
        }
    }

    void scan() {
        scan(unit, Enclosing.FILE);
    }

    List<DeclaredType> types() {
        return List.copyOf(types);
    }

    List<DeclaredMethod> methods() {
        return List.copyOf(methods);
    }

    @Override
    public Void visitClass(ClassTree type, Enclosing enclosing) {
        if (type.getSimpleName().isEmpty()) {
            return super.visitClass(type, new Enclosing(enclosing.name(), false, false));
        }
        var name = type.getSimpleName().toString();
        boolean published = isMember() && enclosing.published() && isPublic(type, enclosing);
        types.add(new DeclaredType(name, line(start(type)), isTopLevel(), published, isDocumented()));
        return super.visitClass(type, new Enclosing(enclosing.qualify(name), published, isInterface(type)));
    }

    private Kind parent() {
        return getCurrentPath().getParentPath().getLeaf().getKind();
    }

    private boolean isTopLevel() {
        return parent() == Kind.COMPILATION_UNIT;
    }

    /** Not local to a method. */
    private boolean isMember() {
        return isTopLevel() || getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
    }

    private static boolean isPublic(ClassTree type, Enclosing enclosing) {
        return enclosing.isInterface() || type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    }

    private static boolean isInterface(ClassTree type) {
        return type.getKind() == Kind.INTERFACE || type.getKind() == Kind.ANNOTATION_TYPE;
    }

    private boolean isDocumented() {
        var comment = trees.getDocComment(getCurrentPath());
        return comment != null && !comment.isBlank();
    }

    @Override
    public Void visitMethod(MethodTree method, Enclosing enclosing) {
        if (method.getBody() != null) {
            int first = line(start(method));
            int last = line(trees.getSourcePositions().getEndPosition(unit, method) - 1);
            methods.add(new DeclaredMethod(name(method, enclosing), first, text.codeLines(first, last)));
        }
        return super.visitMethod(method, enclosing);
    }

    private static String name(MethodTree method, Enclosing enclosing) {
        var name = method.getName().toString();
        return enclosing.qualify(name.equals("<init>") ? "new" : name);
    }

    private long start(Tree tree) {
        return trees.getSourcePositions().getStartPosition(unit, tree);
    }

    private int line(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }
}
