package dev.latchkey.notifier;

import static org.awaitility.Awaitility.await;

import dev.latchkey.contract.ApiAnswer;
import dev.latchkey.contract.ApiClient;
import dev.latchkey.contract.SampleIds;
import dev.latchkey.contract.TenantFixture;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.notifier.alert.Alerts;
import dev.latchkey.notifier.alert.DetectionFinding;
import dev.latchkey.notifier.alert.DetectorNames;
import dev.latchkey.notifier.notice.NoticeLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** A tenant with an alert, a subscription, and a delivery that was given up. */
final class NotifierTenant implements TenantFixture {
    private final String name;
    private final RunningNotifier notifier;
    private final ApiClient client;
    private final String keeper;
    private final String alertsOf;
    private final SampleIds samples;

    NotifierTenant(RunningNotifier notifier) {
        this(notifier, "t-" + UUID.randomUUID(), "admin");
    }

    /** @param keeper the role that deals with its alerts */
    private NotifierTenant(RunningNotifier notifier, String alertsOf, String keeper) {
        this.notifier = notifier;
        this.alertsOf = alertsOf;
        this.keeper = keeper;
        this.name = keeper.equals("admin") ? alertsOf : "t-" + UUID.randomUUID();
        this.client = new ApiClient(notifier.port());
        this.samples = new SampleIds()
                .ofTenant("5b0c8b5e-7f0d-4c53-9d0f-2f3c1f5a6b22", () -> subscribe("http://127.0.0.1:9/"))
                .ofTenant("1a5ca1f0-9e0e-8b5c-a3f1-7d2f0c9b4e11", this::raise)
                .ofTenant("1a5ca1f0-9e0e-8b5c-a3f1-7d2f0c9b4e11_5b0c8b5e-7f0d-4c53-9d0f-2f3c1f5a6b22", this::deliver)
                .ofInstallation(
                        "1.019aa000-0000-7001-8000-000000000002.1893456000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                        () -> NoticeLinks.token(notifier, name))
                .ofInstallation("latchkey.sign-ins", () -> "latchkey.sign-ins")
                .name("https://hooks.example/latchkey", "http://127.0.0.1:9/");
    }

    private String subscribe(String url) {
        return client.post("/v1/subscriptions", "{\"kind\":\"webhook\",\"url\":\"" + url + "\"}", as(keeper))
                .json()
                .get("id")
                .asString();
    }

    private String raise() {
        Instant now = Instant.now();
        DetectionFinding finding = new DetectionFinding(
                DetectorNames.NEW_NETWORK,
                alertsOf,
                UUID.randomUUID().toString(),
                now,
                AlertSeverity.LOW,
                "Title",
                "Description",
                "ann",
                "printer",
                "198.51.100.0/24",
                now,
                now,
                1,
                1,
                List.of(UUID.randomUUID()));
        notifier.bean(Alerts.class).raise(finding).block();
        return finding.alertId();
    }

    /** To a receiver of its own: one that keeps failing is left alone, whoever asks for it. */
    private String deliver() {
        try (Receiver receiver = Receiver.start().answering(400, Map.of())) {
            String subscription = subscribe(receiver.url());
            String delivery = raise() + "_" + subscription;
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> isDead(client.get("/v1/deliveries/" + delivery, as(keeper))));
            return delivery;
        }
    }

    private static boolean isDead(ApiAnswer delivery) {
        return delivery.status() == 200
                && delivery.json().get("state").asString().equals("dead");
    }

    @Override
    public SampleIds samples() {
        return samples;
    }

    /** Those who run the installation deal with what is of no tenant. */
    @Override
    public SampleIds samples(String role) {
        return role.equals("platform")
                ? new NotifierTenant(notifier, ReservedTenants.PLATFORM, role).samples()
                : samples;
    }

    @Override
    public String[] as(String roles) {
        return bearer(name, roles);
    }

    @Override
    public String[] stranger(String role) {
        return bearer("stranger", role);
    }

    private static String[] bearer(String tenant, String roles) {
        return new String[] {"Authorization", "Bearer " + tenant + "." + roles.replace(",", "+")};
    }

    @Override
    public List<String> state() {
        return Stream.of("/v1/subscriptions", "/v1/alerts", "/v1/deliveries")
                .map(path -> client.get(path, as("admin")).text())
                .toList();
    }
}
