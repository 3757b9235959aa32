package dev.latchkey.kit.consuming;

import dev.latchkey.kit.retry.RetryPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Sets up what polls the broker: whatever fails is handed over again, and nothing that fails ends it. */
final class ListenerContainers implements ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> {
    private final RetryPolicy retry;
    private final Map<String, AbstractMessageListenerContainer<?, ?>> containers = new ConcurrentHashMap<>();

    /** @param retry its waits; how often is for {@link EventBatches} to say, which knows a lost cause */
    ListenerContainers(RetryPolicy retry) {
        this.retry = retry;
    }

    @Override
    public void configure(AbstractMessageListenerContainer<?, ?> container, String destination, String group) {
        ExponentialBackOff backOff = new ExponentialBackOff(retry.first().toMillis(), 2);
        backOff.setMaxInterval(retry.longest().toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
        // Its own list of classes that are final would have it skip the whole batch without a word.
        handler.setClassifications(Map.of(), true);
        container.setCommonErrorHandler(handler);
        containers.put(group, container);
    }

    /** Those of the groups whose consumer is not there, though nobody has stopped it. */
    List<String> missing(Collection<String> groups) {
        return groups.stream().filter(group -> !consumes(group)).sorted().toList();
    }

    private boolean consumes(String group) {
        AbstractMessageListenerContainer<?, ?> container = containers.get(group);
        return container != null && container.isInExpectedState();
    }
}
