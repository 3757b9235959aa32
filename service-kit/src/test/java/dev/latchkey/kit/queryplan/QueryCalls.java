package dev.latchkey.kit.queryplan;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latchkey.kit.mongo.PageOrder;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The lines of a service that ask its database. */
final class QueryCalls {
    private QueryCalls() {}

    /** The methods that have one which is not among those that were run. */
    static Set<String> notAmong(Set<String> run, String packageName) {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        // Tests of another module, which a build of all of them finds in a jar.
                        .withImportOption(location -> !location.contains("-tests.jar"))
                        .importPackages(packageName)
                        .stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> asks(call.getTarget()))
                        .filter(call -> !run.contains(line(call)))
                        .map(call -> call.getOriginOwner().getSimpleName() + "."
                                + call.getOrigin().getName())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean asks(AccessTarget.MethodCallTarget target) {
        return target.getOwner().isEquivalentTo(MongoCollection.class)
                        && RecordedCalls.METHODS.contains(target.getName())
                || target.getOwner().isEquivalentTo(PageOrder.class)
                        && target.getName().equals("read");
    }

    private static String line(JavaMethodCall call) {
        return call.getOriginOwner().getFullName() + ":" + call.getLineNumber();
    }
}
