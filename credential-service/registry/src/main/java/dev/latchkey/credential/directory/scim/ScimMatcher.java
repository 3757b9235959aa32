package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.EqualFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates filters with what the schemas say: ids are case-exact, and a multi-valued attribute alone means its values
 * (RFC 7643, section 2.4), as in {@code members eq "…"}.
 */
final class ScimMatcher extends FilterEvaluator {
    static final ScimMatcher INSTANCE = new ScimMatcher();

    private static final Set<String> CASE_EXACT = Set.of("id", "externalid", "members.value");
    private static final Set<String> MULTI_VALUED = Set.of("members", "emails", "phonenumbers");
    private static final AttributeDefinition EXACT = new AttributeDefinition.Builder()
            .setName("id")
            .setType(AttributeDefinition.Type.STRING)
            .setCaseExact(true)
            .build();

    @Override
    public Boolean visit(EqualFilter filter, JsonNode object) throws ScimException {
        Path path = FilterParts.path(filter);
        return MULTI_VALUED.contains(lower(path))
                ? super.visit((EqualFilter) Filter.eq(path.attribute("value"), FilterParts.value(filter)), object)
                : super.visit(filter, object);
    }

    @Override
    protected @Nullable AttributeDefinition getAttributeDefinition(Path path) {
        return CASE_EXACT.contains(lower(path)) ? EXACT : null;
    }

    private static String lower(Path path) {
        return path.toString().toLowerCase(Locale.ROOT);
    }
}
