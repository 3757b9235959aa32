package dev.latchkey.kit.consuming;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.stream.binding.Bindable;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.binding.InputBindingLifecycle;

/**
 * Binds the consumers without holding up the start for longer than a moment: with the broker away, the framework's own
 * lifecycle waits for minutes before the application counts as started, and as alive.
 */
final class NonBlockingBindings extends InputBindingLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NonBlockingBindings.class);
    private static final Duration START_WAITS = Duration.ofSeconds(10);

    private @Nullable Thread binding;

    NonBlockingBindings(BindingService bindings, Map<String, Bindable> bindables) {
        super(bindings, bindables);
    }

    @Override
    public synchronized void start() {
        Thread thread = Thread.ofPlatform().daemon().name("bindings").start(this::bind);
        binding = thread;
        try {
            if (!thread.join(START_WAITS)) {
                LOG.atWarn().log("the broker cannot be reached; consuming begins when it comes");
            }
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        }
    }

    private void bind() {
        try {
            super.start();
        } catch (Throwable failure) {
            // What is not bound by then is missed in the health.
            LOG.atError().setCause(failure).log("consumers could not be bound");
        }
    }

    @Override
    public synchronized void stop() {
        Thread thread = binding;
        if (thread != null) {
            thread.interrupt();
        }
        super.stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return binding != null;
    }
}
