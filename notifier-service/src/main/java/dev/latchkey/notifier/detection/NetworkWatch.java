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

/** Shows accepted sign-ins to {@link NewNetwork}. One from a network that is in memory costs no look at the database. */
final class NetworkWatch {
    private static final int AT_ONCE = 16;

    private final NewNetwork detector;
    private final KnownNetworks networks;
    private final Alerts alerts;
    private final Recent<Use> known;

    NetworkWatch(NewNetwork detector, KnownNetworks networks, Alerts alerts, int knownUses) {
        this.detector = detector;
        this.networks = networks;
        this.alerts = alerts;
        this.known = new Recent<>(knownUses);
    }

    /** Completes when every new network is learned and every finding is an alert. */
    Mono<Void> look(List<SignIn> batch) {
        return Flux.fromIterable(byCredential(batch).entrySet())
                .flatMap(each -> look(each.getKey(), each.getValue()), AT_ONCE)
                .then();
    }

    /** In the order of the stream: the first use teaches, the second may be an anomaly. */
    private Mono<Void> look(Subject credential, Map<Use, SignIn> uses) {
        return networks.of(credential)
                .map(HashSet::new)
                .flatMapMany(seen -> Flux.fromIterable(uses.entrySet())
                        .concatMap(each -> look(each.getKey(), each.getValue(), seen)))
                .then();
    }

    private Mono<Void> look(Use use, SignIn signIn, Set<String> seen) {
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

    private Map<Subject, Map<Use, SignIn>> byCredential(List<SignIn> batch) {
        Map<Subject, Map<Use, SignIn>> unknown = new LinkedHashMap<>();
        for (SignIn signIn : batch) {
            use(signIn)
                    .filter(use -> !known.contains(use))
                    .ifPresent(use -> unknown.computeIfAbsent(use.credential(), none -> new LinkedHashMap<>())
                            .putIfAbsent(use, signIn));
        }
        return unknown;
    }

    private static Optional<Use> use(SignIn signIn) {
        String credential = signIn.fact().credential();
        if (!signIn.accepted() || credential == null) {
            return Optional.empty();
        }
        Subject subject = new Subject(signIn.fact().tenant(), credential);
        return Networks.home(signIn.fact().address()).map(network -> new Use(subject, network));
    }

    private record Use(Subject credential, String network) {}
}
