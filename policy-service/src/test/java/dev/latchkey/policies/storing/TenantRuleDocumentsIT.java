package dev.latchkey.policies.storing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.events.Actor;
import dev.latchkey.events.NamedLocationChanged;
import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.events.Staleness;
import dev.latchkey.policies.RunningService;
import dev.latchkey.policies.rules.ChangeApproval;
import dev.latchkey.policies.rules.Rule;
import dev.latchkey.policies.rules.Rules;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.rules.TenantSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantRuleDocumentsIT extends RunningService {
    private TenantRuleSet rules(long version) {
        var hq = new NamedLocationDefinition("hq", "HQ " + version, List.of("192.0.2.0/24"), true);
        var locations = new Rules<>(List.of(new Rule<>("hq", hq.name(), version, hq)));
        return new TenantRuleSet(
                tenant,
                version,
                Instant.ofEpochMilli(1_700_000_000_123L),
                null,
                locations,
                Rules.none(),
                new TenantSettings(version, true, new Staleness("PT1H", "keepLast")),
                new ChangeApproval("pr-1", new Actor("bob", "person")));
    }

    private NamedLocationChanged fact(TenantRuleSet rules) {
        return new NamedLocationChanged(
                tenant, rules.locations().definitions().getFirst(), rules.version(), Actor.service("test"));
    }

    private Boolean save(long seen, TenantRuleSet rules) {
        return documents
                .save(seen, rules, List.of(fact(rules), rules.snapshot()))
                .block();
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(save(0, rules(1))).isTrue();
        assertThat(documents.load(tenant).block().rules()).isEqualTo(rules(1));
    }

    @Test
    void writesOnlyOverTheVersionThatWasSeen() {
        assertThat(save(0, rules(1))).isTrue();
        assertThat(save(0, rules(1))).isFalse();
        assertThat(save(1, rules(2))).isTrue();
        assertThat(save(1, rules(2))).isFalse();
        assertThat(documents.load(tenant).block().rules()).isEqualTo(rules(2));
        await().untilAsserted(() -> assertThat(changes.of(tenant)).containsExactly(fact(rules(1)), fact(rules(2))));
    }

    /** What a process leaves behind that is killed after the write and before the send. */
    @Test
    void hasWhatWasLeftBehindSentLater() {
        save(0, rules(1));
        assertThat(documents.load(tenant).block().published()).isFalse();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(changes.of(tenant)).containsExactly(fact(rules(1)));
            assertThat(snapshots.of(tenant, PolicySnapshotPublished.class)).containsExactly(rules(1).snapshot());
        });
        await().untilAsserted(() ->
                assertThat(documents.load(tenant).block().published()).isTrue());
    }
}
