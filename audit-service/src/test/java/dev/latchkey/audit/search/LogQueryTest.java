package dev.latchkey.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.kit.search.SearchFilter;
import dev.latchkey.kit.security.Authentication;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class LogQueryTest {
    static final Caller AUDITOR = caller("acme", Role.AUDITOR);
    private static final Date EIGHT = Date.from(Instant.parse("2026-11-20T08:00:00Z"));

    static Caller caller(String tenant, Role... roles) {
        return new Caller(
                "issuer", "someone", tenant, Set.of(roles), null, false, new Authentication(null, List.of(), Set.of()));
    }

    static QueryParameters parameters(String... each) {
        Map<String, List<String>> given = new HashMap<>();
        Arrays.stream(each).forEach(one -> given.put(one.split("=", 2)[0], List.of(one.split("=", 2)[1])));
        return new QueryParameters(given);
    }

    private static SearchFilter signIns(String... given) {
        LogQuery query = LogQuery.ofSignIns(SearchAuthorization.ofSignIns(AUDITOR), parameters(given));
        assertThat(query.parts()).hasSize(1);
        return query.parts().getFirst();
    }

    private static Document acme() {
        return new Document("tenant", "acme");
    }

    @Test
    void leavesNothingToLookUpWhereAnIndexHasAllThatIsAskedFor() {
        assertThat(signIns()).isEqualTo(SearchFilter.of(acme()));
        assertThat(signIns("login=ann")).isEqualTo(SearchFilter.of(acme().append("login", "ann")));
        assertThat(signIns("address=192.0.2.7")).isEqualTo(SearchFilter.of(acme().append("addressKey", "4c0000207")));
        assertThat(signIns("from=2026-11-20T08:00:00Z"))
                .isEqualTo(SearchFilter.of(acme().append("at", new Document("$gte", EIGHT))));
    }

    @Test
    void looksUpWhatNoIndexHasInTheOrderOfPages() {
        assertThat(signIns("result=refused", "to=2026-11-20T08:00:00Z"))
                .isEqualTo(SearchFilter.of(
                        acme().append("at", new Document("$lt", EIGHT)), new Document("result", "refused")));
    }

    @Test
    void entersTheIndexOfAddressesForANetworkOfFewSignIns() {
        SearchFilter filter = signIns("address=192.0.2.0/24", "result=refused");
        Document network = new Document("$gte", "4c0000200").append("$lte", "4c00002ff");
        assertThat(filter.indexed()).isEqualTo(acme());
        assertThat(filter.remaining()).containsEntry("addressKey", network).containsEntry("result", "refused");
        assertThat(filter.narrow()).isEqualTo(acme().append("addressKey", network));
    }

    @Test
    void entersOneIndexTheMostTellingOne() {
        SearchFilter filter = signIns("login=ann", "credential=c", "account=a", "address=192.0.2.7", "protocol=imap");
        assertThat(filter.indexed()).isEqualTo(acme().append("credential", "c"));
        assertThat(filter.remaining()).containsOnlyKeys("login", "account", "addressKey", "protocol");
    }

    @Test
    void staysWithinTheAccountOfAnOwner() {
        SearchAuthorization scope = SearchAuthorization.ofAccount(caller("acme", Role.OWNER), "mine");
        assertThat(LogQuery.ofSignIns(scope, parameters("account=others", "login=ann"))
                        .parts())
                .containsExactly(SearchFilter.of(
                        acme().append("account", "mine"), new Document("account", "others").append("login", "ann")));
    }

    @Test
    void searchesEachTenantByItself() {
        SearchAuthorization scope = SearchAuthorization.ofEvents(caller("acme", Role.PLATFORM, Role.ADMIN));
        assertThat(LogQuery.ofEvents(scope, parameters("actor=ada", "type=dev.latchkey.policy.changed.v1"))
                        .parts())
                .extracting(
                        part -> part.indexed().get("tenant"),
                        part -> part.indexed().get("actor"))
                .containsExactly(tuple("acme", "ada"), tuple("_platform", "ada"), tuple("_unassigned", "ada"));
    }
}
