package dev.latchkey.policies.storing;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.policies.rules.Rule;
import dev.latchkey.policies.rules.Rules;
import dev.latchkey.policies.rules.TenantRules;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bson.Document;

/**
 * A tenant's rules as a document: {@code {_id: tenant, version, changedAt, contentHash, locations: [{version,
 * definition}], policies: [{version, definition}], outbox, outboxPending}}.
 */
final class RuleDocument {
    static final String VERSION = "version";
    static final String CONTENT_HASH = "contentHash";
    private static final String CHANGED_AT = "changedAt";
    private static final String LOCATIONS = "locations";
    private static final String POLICIES = "policies";
    private static final String DEFINITION = "definition";

    private RuleDocument() {}

    /** Everything but the id and the outbox. */
    static Document state(TenantRules rules) {
        return new Document(VERSION, rules.version())
                .append(CHANGED_AT, Date.from(rules.changedAt()))
                .append(CONTENT_HASH, rules.snapshot().contentHash())
                .append(LOCATIONS, documents(rules.locations()))
                .append(POLICIES, documents(rules.policies()));
    }

    static TenantRules read(Document document) {
        Instant changedAt = document.getDate(CHANGED_AT).toInstant();
        return new TenantRules(
                document.getString("_id"),
                document.getLong(VERSION),
                changedAt,
                rules(
                        document,
                        LOCATIONS,
                        NamedLocationDefinition.class,
                        NamedLocationDefinition::id,
                        NamedLocationDefinition::name),
                rules(document, POLICIES, PolicyDefinition.class, PolicyDefinition::id, PolicyDefinition::name));
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
                    return new Rule<>(id.apply(definition), name.apply(definition), each.getLong(VERSION), definition);
                })
                .toList());
    }
}
