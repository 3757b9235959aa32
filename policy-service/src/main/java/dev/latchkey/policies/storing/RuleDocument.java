package dev.latchkey.policies.storing;

import dev.latchkey.events.Actor;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.events.Staleness;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.policies.rules.ChangeApproval;
import dev.latchkey.policies.rules.Rule;
import dev.latchkey.policies.rules.Rules;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.rules.TenantSettings;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's rules as a document: {@code {_id: tenant, version, changedAt, changedBy, contentHash, settings: {version,
 * fourEyes, staleness: {atMost, then}}, approval: {proposal, by}, locations: [{version,
 * definition}], policies: [{version, definition}], outbox, outboxPending}}.
 */
final class RuleDocument {
    static final String TENANT = "tenant";
    static final String VERSION = "version";
    static final String CONTENT_HASH = "contentHash";
    static final String CHANGED_AT = "changedAt";
    static final String CHANGED_BY = "changedBy";
    static final String APPROVAL = "approval";
    private static final String PROPOSAL = "proposal";
    private static final String BY = "by";
    private static final String SETTINGS = "settings";
    private static final String FOUR_EYES = "fourEyes";
    private static final String STALENESS = "staleness";
    private static final String AT_MOST = "atMost";
    private static final String THEN = "then";
    private static final String LOCATIONS = "locations";
    private static final String POLICIES = "policies";
    private static final String DEFINITION = "definition";

    private RuleDocument() {}

    /** Everything but the id and the outbox. */
    static Document state(TenantRuleSet rules) {
        return new Document(VERSION, rules.version())
                .append(CHANGED_AT, Date.from(rules.changedAt()))
                .append(CHANGED_BY, written(rules.changedBy()))
                .append(CONTENT_HASH, rules.snapshot().contentHash())
                .append(SETTINGS, written(rules.settings()))
                .append(APPROVAL, written(rules.approval()))
                .append(LOCATIONS, documents(rules.locations()))
                .append(POLICIES, documents(rules.policies()));
    }

    static TenantRuleSet read(Document document) {
        Instant changedAt = document.getDate(CHANGED_AT).toInstant();
        return new TenantRuleSet(
                tenant(document),
                StoredNumbers.longOf(document, VERSION),
                changedAt,
                author(document.get(CHANGED_BY, Document.class)),
                rules(
                        document,
                        LOCATIONS,
                        NamedLocationDefinition.class,
                        NamedLocationDefinition::id,
                        NamedLocationDefinition::name),
                rules(document, POLICIES, PolicyDefinition.class, PolicyDefinition::id, PolicyDefinition::name),
                settings(document.get(SETTINGS, Document.class)),
                approval(document.get(APPROVAL, Document.class)));
    }

    /** A version that is kept has a field for it; the rules themselves are called by it. */
    private static String tenant(Document document) {
        return document.containsKey(TENANT)
                ? Objects.requireNonNull(document.getString(TENANT))
                : Objects.requireNonNull(document.getString("_id"));
    }

    static @Nullable Document written(@Nullable Actor actor) {
        return actor == null ? null : new Document("id", actor.id()).append("kind", actor.kind());
    }

    static @Nullable Actor author(@Nullable Document actor) {
        return actor == null
                ? null
                : new Actor(
                        Objects.requireNonNull(actor.getString("id")), Objects.requireNonNull(actor.getString("kind")));
    }

    private static @Nullable Document written(@Nullable ChangeApproval approval) {
        return approval == null ? null : new Document(PROPOSAL, approval.proposal()).append(BY, written(approval.by()));
    }

    static @Nullable ChangeApproval approval(@Nullable Document found) {
        return found == null
                ? null
                : new ChangeApproval(
                        Objects.requireNonNull(found.getString(PROPOSAL)),
                        Objects.requireNonNull(author(found.get(BY, Document.class))));
    }

    private static Document written(TenantSettings settings) {
        Staleness staleness = settings.staleness();
        return new Document(VERSION, settings.version())
                .append(FOUR_EYES, settings.fourEyes())
                .append(
                        STALENESS,
                        staleness == null
                                ? null
                                : new Document(AT_MOST, staleness.atMost()).append(THEN, staleness.then()));
    }

    private static TenantSettings settings(@Nullable Document found) {
        if (found == null) {
            return TenantSettings.NONE;
        }
        Document staleness = found.get(STALENESS, Document.class);
        return new TenantSettings(
                StoredNumbers.longOf(found, VERSION),
                found.getBoolean(FOUR_EYES),
                staleness == null
                        ? null
                        : new Staleness(
                                Objects.requireNonNull(staleness.getString(AT_MOST)),
                                Objects.requireNonNull(staleness.getString(THEN))));
    }

    static List<Document> waiting(Document document) {
        return document.getList(Outbox.FIELD, Document.class, List.of());
    }

    private static <T> List<Document> documents(Rules<T> rules) {
        return rules.all().stream()
                .map(each -> new Document(VERSION, each.version())
                        .append(DEFINITION, Document.parse(EventJson.mapper().writeValueAsString(each.definition()))))
                .toList();
    }

    private static <T> Rules<T> rules(
            Document document, String list, Class<T> type, Function<T, String> id, Function<T, String> name) {
        return new Rules<>(document.getList(list, Document.class, List.of()).stream()
                .map(each -> {
                    String json = Objects.requireNonNull(each.get(DEFINITION, Document.class))
                            .toJson();
                    T definition = EventJson.mapper().readValue(json, type);
                    return new Rule<>(
                            id.apply(definition),
                            name.apply(definition),
                            StoredNumbers.longOf(each, VERSION),
                            definition);
                })
                .toList());
    }
}
