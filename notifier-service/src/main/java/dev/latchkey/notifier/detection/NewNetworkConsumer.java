package dev.latchkey.notifier.detection;

import dev.latchkey.notifier.alert.Alerts;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Shows accepted sign-ins to {@link NewNetworkDetector}. One from a network that is in memory costs no look at the
 * database, all others of a batch one together.
 */
final class NewNetworkConsumer {
    private static final int AT_ONCE = 16;

    private final NewNetworkDetector detector;
    private final KnownNetworks networks;
    private final Alerts alerts;
    private final RecentKeys<Use> known;

    NewNetworkConsumer(NewNetworkDetector detector, KnownNetworks networks, Alerts alerts, int knownUses) {
        this.detector = detector;
        this.networks = networks;
        this.alerts = alerts;
        this.known = new RecentKeys<>(knownUses);
    }

    /** Completes when every new network is learned and every finding is an alert. */
    Mono<Void> look(List<ObservedSignIn> batch) {
        Map<DetectionSubject, Map<Use, ObservedSignIn>> unknown = byCredential(batch);
        return networks.of(unknown.keySet())
                .flatMapMany(before -> Flux.fromIterable(unknown.entrySet())
                        .flatMap(each -> look(each.getValue(), before.getOrDefault(each.getKey(), Set.of())), AT_ONCE))
                .then();
    }

    /** In the order of the stream: the first use teaches, the second may be an anomaly. */
    private Mono<Void> look(Map<Use, ObservedSignIn> uses, Set<String> before) {
        Set<String> seen = new HashSet<>(before);
        return Flux.fromIterable(uses.entrySet())
                .concatMap(each -> look(each.getKey(), each.getValue(), seen))
                .then();
    }

    private Mono<Void> look(Use use, ObservedSignIn signIn, Set<String> seen) {
        Mono<Void> remembered =
                seen.contains(use.network()) ? Mono.empty() : networks.add(use.credential(), use.network());
        // First the alert, then the memory: the other way round, dying in between would lose the alert.
        return Mono.justOrEmpty(detector.judge(signIn, use.network(), seen))
                .flatMap(alerts::raise)
                .then(remembered)
                .then(Mono.fromRunnable(() -> {
                    seen.add(use.network());
                    known.put(use, signIn.at());
                }));
    }

    private Map<DetectionSubject, Map<Use, ObservedSignIn>> byCredential(List<ObservedSignIn> batch) {
        Map<DetectionSubject, Map<Use, ObservedSignIn>> unknown = new LinkedHashMap<>();
        for (ObservedSignIn signIn : batch) {
            use(signIn)
                    .filter(use -> !known.contains(use))
                    .ifPresent(use -> unknown.computeIfAbsent(use.credential(), none -> new LinkedHashMap<>())
                            .putIfAbsent(use, signIn));
        }
        return unknown;
    }

    private static Optional<Use> use(ObservedSignIn signIn) {
        String credential = signIn.fact().credential();
        if (!signIn.accepted() || credential == null) {
            return Optional.empty();
        }
        DetectionSubject subject = new DetectionSubject(signIn.fact().tenant(), credential);
        return NetworkPrefix.home(signIn.fact().address()).map(network -> new Use(subject, network));
    }

    private record Use(DetectionSubject credential, String network) {}
}
