package dev.latchkey.conventions;

import java.util.List;

/**
 * A Java file that ships, and what it declares.
 *
 * @param module the module that it belongs to
 * @param path below the root of the checkout
 * @param packageName its package
 * @param text what is written in it
 * @param types all types, nested and local ones among them, but no anonymous ones
 * @param methods all methods and constructors that have a body
 */
record SourceFile(
        SourceModule module,
        String path,
        String packageName,
        SourceText text,
        List<DeclaredType> types,
        List<DeclaredMethod> methods) {}
