package dev.latchkey.credential;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;

/** Notes what a replica does with which collection of its database. */
@TestConfiguration(proxyBeanMethods = false)
class DatabaseUse implements BeanPostProcessor {
    private static final Set<String> READS =
            Set.of("find", "aggregate", "countDocuments", "distinct", "estimatedDocumentCount");
    private static final Set<String> NEITHER = Set.of("getNamespace");

    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final LongAdder reads = new LongAdder();
    private final Set<String> written = ConcurrentHashMap.newKeySet();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof MongoDatabase database ? proxy(MongoDatabase.class, new OfDatabase(database)) : bean;
    }

    /** The collections that were read. */
    Set<String> read() {
        return new TreeSet<>(read);
    }

    /** How often anything was read. */
    long reads() {
        return reads.sum();
    }

    /** What was done to which collection, beside reading it. */
    Set<String> written() {
        return written.stream().collect(Collectors.toCollection(TreeSet::new));
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

    private final class OfDatabase implements InvocationHandler {
        private final MongoDatabase database;

        OfDatabase(MongoDatabase database) {
            this.database = database;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object result = DatabaseUse.invoke(database, method, arguments);
            return result instanceof MongoCollection<?> collection
                    ? proxy(MongoCollection.class, new OfCollection(collection))
                    : result;
        }
    }

    private final class OfCollection implements InvocationHandler {
        private final MongoCollection<?> collection;

        OfCollection(MongoCollection<?> collection) {
            this.collection = collection;
        }

        /** The collections that an aggregation joins. */
        private static Stream<String> readAlong(Object[] arguments) {
            return Stream.ofNullable(arguments)
                    .flatMap(Stream::of)
                    .filter(List.class::isInstance)
                    .flatMap(stages -> ((List<?>) stages).stream())
                    .filter(Document.class::isInstance)
                    .map(stage -> ((Document) stage).get("$lookup"))
                    .filter(Document.class::isInstance)
                    .map(join -> ((Document) join).getString("from"));
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = collection.getNamespace().getCollectionName();
            if (READS.contains(method.getName())) {
                read.add(name);
                readAlong(arguments).forEach(read::add);
                reads.increment();
            } else if (!NEITHER.contains(method.getName())) {
                written.add(name + ": " + method.getName());
            }
            return DatabaseUse.invoke(collection, method, arguments);
        }
    }
}
