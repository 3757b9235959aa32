package dev.latchkey.quickstart.journey.system;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Keeps one {@link WholeSystem} for all journeys, and adds what the services logged to whatever fails. */
final class SharedSystem
        implements ParameterResolver,
                BeforeAllCallback,
                BeforeEachCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler {

    private static final Namespace OURS = Namespace.create(SharedSystem.class);

    private final LogTails tails = new LogTails();

    @Override
    public void beforeAll(ExtensionContext context) {
        system(context).start();
        tails.from(system(context));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        system(context).start();
        tails.from(system(context));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WholeSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return system(context);
    }

    /** Closed by JUnit when the last test of the JVM has run. */
    private static WholeSystem system(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(WholeSystem.class, type -> new WholeSystem(), WholeSystem.class);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw tails.addedTo(failure);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw tails.addedTo(failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw tails.addedTo(failure);
    }
}
