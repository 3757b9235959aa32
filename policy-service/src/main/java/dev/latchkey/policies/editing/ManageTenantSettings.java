package dev.latchkey.policies.editing;

import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.policies.rules.TenantSettings;
import dev.latchkey.policies.rules.TenantSettingsDraft;
import dev.latchkey.policies.rules.TenantSettingsEdits;
import dev.latchkey.policies.storing.StoredRules;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/** Serves the settings of the caller's own tenant to whoever may read or write its rules. */
final class ManageTenantSettings {
    private final TenantRuleDocuments documents;
    private final WriteRules writing;
    private final PolicySettings limits;
    private final Clock clock;

    ManageTenantSettings(TenantRuleDocuments documents, WriteRules writing, PolicySettings limits, Clock clock) {
        this.documents = documents;
        this.writing = writing;
        this.limits = limits;
        this.clock = clock;
    }

    Mono<ResponseEntity<TenantSettings>> read(Caller caller) {
        RuleReadAccess.check(caller);
        return documents
                .load(caller.tenant())
                .map(StoredRules::rules)
                .map(rules -> ResponseEntity.ok()
                        .eTag(EntityTags.of(rules.settings().version()))
                        .body(rules.settings()));
    }

    Mono<ResponseEntity<?>> replace(Caller caller, HttpHeaders headers, TenantSettingsDraft draft) {
        caller.mustBe(Role.ADMIN);
        IfMatch seen = IfMatch.required(headers);
        TenantSettingsEdits edits = new TenantSettingsEdits(
                limits.limits(), caller.actor(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return writing.write(RuleAuthor.of(caller, ""), rules -> edits.replace(rules, draft, seen::holds))
                .<ResponseEntity<?>>map(RuleResponses::replaced);
    }
}
