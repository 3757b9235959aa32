package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.ContainsFilter;
import com.unboundid.scim2.common.filters.EndsWithFilter;
import com.unboundid.scim2.common.filters.EqualFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.NotEqualFilter;
import com.unboundid.scim2.common.filters.StartsWithFilter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates filters with what the schemas say: ids are case-exact, and an attribute whose values go by one of their own
 * alone means those (RFC 7643, section 2.4), as in {@code members eq "…"}.
 */
final class ScimMatcher extends FilterEvaluator {
    static final ScimMatcher INSTANCE = new ScimMatcher();

    private static final Set<String> CASE_EXACT = Set.of("id", "externalid", "members.value", "groups.value");
    private static final Set<String> BY_VALUE = Set.of(
            "members",
            "emails",
            "phonenumbers",
            "ims",
            "photos",
            "groups",
            "entitlements",
            "roles",
            SchemaUrns.ENTERPRISE.toLowerCase(Locale.ROOT) + ":manager");
    private static final AttributeDefinition EXACT = new AttributeDefinition.Builder()
            .setName("id")
            .setType(AttributeDefinition.Type.STRING)
            .setCaseExact(true)
            .build();

    @Override
    public Boolean visit(EqualFilter filter, JsonNode object) throws ScimException {
        return super.visit((EqualFilter) Filter.eq(values(filter), FilterParts.value(filter)), object);
    }

    @Override
    public Boolean visit(ContainsFilter filter, JsonNode object) throws ScimException {
        return super.visit((ContainsFilter) Filter.co(values(filter), FilterParts.value(filter)), object);
    }

    @Override
    public Boolean visit(StartsWithFilter filter, JsonNode object) throws ScimException {
        return super.visit((StartsWithFilter) Filter.sw(values(filter), FilterParts.value(filter)), object);
    }

    @Override
    public Boolean visit(EndsWithFilter filter, JsonNode object) throws ScimException {
        return super.visit((EndsWithFilter) Filter.ew(values(filter), FilterParts.value(filter)), object);
    }

    @Override
    public Boolean visit(NotEqualFilter filter, JsonNode object) throws ScimException {
        return super.visit((NotEqualFilter) Filter.ne(values(filter), FilterParts.value(filter)), object);
    }

    private static Path values(Filter filter) {
        Path path = FilterParts.path(filter);
        return BY_VALUE.contains(lower(path)) ? path.attribute("value") : path;
    }

    @Override
    protected @Nullable AttributeDefinition getAttributeDefinition(Path path) {
        return isCaseExact(path) ? EXACT : null;
    }

    static boolean isCaseExact(Path path) {
        return CASE_EXACT.contains(lower(path));
    }

    private static String lower(Path path) {
        return path.toString().toLowerCase(Locale.ROOT);
    }
}
