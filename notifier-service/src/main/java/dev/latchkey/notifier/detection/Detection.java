package dev.latchkey.notifier.detection;

import dev.latchkey.kit.consuming.BatchHandler;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Shows every batch of sign-ins to every detector. The batch is done when all that must outlive this process is in the
 * database; a batch that fails half-way is handed over again, and finds the same things again.
 */
final class Detection implements BatchHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<WindowDetectorConsumer> windows;
    private final NewNetworkConsumer networks;

    Detection(List<WindowDetectorConsumer> windows, NewNetworkConsumer networks) {
        this.windows = List.copyOf(windows);
        this.networks = networks;
    }

    @Override
    public void handle(List<ReceivedEvent> events) {
        List<ObservedSignIn> batch = events.stream()
                .map(ObservedSignIn::of)
                .flatMap(Optional::stream)
                .toList();
        List<Mono<Void>> looks = Stream.concat(
                        windows.stream().map(each -> each.look(batch)), Stream.of(networks.look(batch)))
                .toList();
        Mono.when(looks).block(PATIENCE);
    }
}
