package dev.latchkey.notifier.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Hands deliveries that are due to the courier, several at once, apart from detection. */
final class DeliveryWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Deliveries deliveries;
    private final Courier courier;
    private final Duration poll;
    private final Semaphore slots;
    private final Semaphore bell = new Semaphore(0);
    private volatile @Nullable Thread thread;

    DeliveryWorker(Deliveries deliveries, Courier courier, Duration poll, int atOnce) {
        this.deliveries = deliveries;
        this.courier = courier;
        this.poll = poll;
        this.slots = new Semaphore(atOnce);
    }

    /** Has it look at once rather than at the next poll. */
    void wake() {
        bell.release();
    }

    private void run() {
        while (Thread.currentThread().equals(thread)) {
            try {
                handOut();
                bell.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                bell.drainPermits();
            } catch (InterruptedException end) {
                return;
            } catch (RuntimeException failure) {
                warn("deliveries could not be looked for; trying again", failure);
                pause();
            }
        }
    }

    private void handOut() throws InterruptedException {
        while (slots.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
            Optional<Delivery> next = Optional.empty();
            try {
                next = deliveries.lease().blockOptional(PATIENCE);
            } finally {
                if (next.isEmpty()) {
                    slots.release();
                }
            }
            if (next.isEmpty()) {
                return;
            }
            carry(next.get());
        }
    }

    /** What fails here is due again when its lease has run out. */
    private void carry(Delivery delivery) {
        courier.carry(delivery)
                .doFinally(end -> slots.release())
                .subscribe(nothing -> {}, failure -> warn("a delivery could not be attempted", failure));
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(poll.toMillis());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static void warn(String message, Throwable failure) {
        LOG.atWarn().addKeyValue("cause", failure.toString()).log(message);
    }

    @Override
    public void start() {
        Thread fresh = Thread.ofPlatform().name("delivery-worker").daemon().unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        Thread old = thread;
        thread = null;
        if (old != null) {
            old.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
