package dev.latchkey.kit.queryplan;

import com.mongodb.client.model.DeleteOptions;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;

/** Notes from which lines of a service its collections are asked, and marks what a test asks itself. */
final class RecordedCalls {
    /** Each of them may look for documents by something else than their ids. */
    static final Set<String> METHODS = Set.of(
            "find",
            "aggregate",
            "countDocuments",
            "distinct",
            "updateOne",
            "updateMany",
            "replaceOne",
            "deleteOne",
            "deleteMany",
            "bulkWrite",
            "findOneAndUpdate",
            "findOneAndReplace",
            "findOneAndDelete");

    private RecordedCalls() {}

    static MongoDatabase of(MongoDatabase database, QueryRecorder recorder) {
        return proxy(MongoDatabase.class, (proxy, method, arguments) -> {
            Object result = invoke(database, method, arguments);
            return result instanceof MongoCollection<?> collection ? of(collection, recorder) : result;
        });
    }

    private static MongoCollection<?> of(MongoCollection<?> collection, QueryRecorder recorder) {
        return proxy(MongoCollection.class, (proxy, method, arguments) -> {
            if (!METHODS.contains(method.getName())) {
                return invoke(collection, method, arguments);
            }
            List<StackFrame> callers = callers();
            callers.forEach(
                    frame -> recorder.called(frame.getDeclaringClass().getName() + ":" + frame.getLineNumber()));
            return isOfTest(callers) ? marked(collection, method, arguments) : invoke(collection, method, arguments);
        });
    }

    private static Object marked(MongoCollection<?> collection, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("deleteMany") && arguments.length == 1) {
            return collection.deleteMany((Bson) arguments[0], new DeleteOptions().comment(QueryRecorder.OF_TEST));
        }
        Object result = invoke(collection, method, arguments);
        return result instanceof FindPublisher<?> found ? found.comment(QueryRecorder.OF_TEST) : result;
    }

    private static List<StackFrame> callers() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> isOfOurs(frame.getDeclaringClass()))
                        .toList());
    }

    private static boolean isOfOurs(Class<?> type) {
        return type.getName().startsWith("dev.latchkey.") && type.getPackage() != RecordedCalls.class.getPackage();
    }

    /** Tests look at what is stored by the service's own connection. */
    private static boolean isOfTest(List<StackFrame> callers) {
        return callers.stream()
                .findFirst()
                .map(frame -> frame.getDeclaringClass().getProtectionDomain().getCodeSource())
                .map(source -> source.getLocation().getPath())
                .filter(path -> path.contains("/test-classes/") || path.endsWith("-tests.jar"))
                .isPresent();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
