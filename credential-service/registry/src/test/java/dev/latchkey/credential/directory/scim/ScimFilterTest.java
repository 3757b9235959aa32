package dev.latchkey.credential.directory.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScimFilterTest {
    private static final ObjectNode ANNA = ScimJson.stored("""
            {"id":"Aa-1","externalId":"Ext-1","userName":"anna@acme.example","active":true,"title":"Chief",
             "name":{"familyName":"Ahlberg","givenName":"Anna"},
             "emails":[{"value":"anna@acme.example","type":"work","primary":true},
                       {"value":"anna@home.example","type":"home"}],
             "members":[{"value":"m-1"},{"value":"m-2"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Sales","manager":{"value":"m-1"}},
             "meta":{"lastModified":"2026-11-20T10:00:00Z"}}""");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"anna@acme.example\"",
                "USERNAME EQ \"Anna@Acme.Example\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"anna@acme.example\"",
                "externalId eq \"Ext-1\"",
                "id eq \"Aa-1\"",
                "active eq true",
                "active eq \"true\"",
                "active ne false",
                "userName co \"acme\"",
                "userName sw \"anna\"",
                "userName ew \".example\"",
                "title pr",
                "not (nickName pr)",
                "not (userName eq \"bob@acme.example\")",
                "name.familyName eq \"ahlberg\"",
                "emails.value eq \"anna@home.example\"",
                "emails eq \"anna@home.example\"",
                "emails[type eq \"work\" and primary eq true]",
                "emails[type eq \"work\"].value eq \"anna@acme.example\"",
                "emails[type eq \"home\" or primary eq true].value eq \"anna@home.example\"",
                "emails[type eq \"work\"].value eq \"ANNA@acme.example\" and active eq \"True\"",
                "title eq \"x\" or emails[type eq \"home\"].value sw \"anna\"",
                "emails[value eq \"anna@home.example\"].type eq \"home\"",
                "emails[type eq \"work\"].display pr or emails[type eq \"work\"].value pr",
                "emails co \"home.example\"",
                "emails sw \"anna@home\"",
                "emails ew \"acme.example\"",
                "emails[primary eq \"True\"]",
                "active eq \"True\"",
                "not (emails[type eq \"other\"].value pr)",
                "urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"work\"].value eq \"anna@acme.example\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq \"m-1\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"m-1\"",
                "members eq \"m-2\"",
                "members.value eq \"m-2\"",
                "members[value eq \"m-2\"]",
                "meta.lastModified gt \"2026-11-19T10:00:00Z\"",
                "meta.lastModified le \"2026-11-20T10:00:00Z\"",
                "userName eq \"bob\" or active eq true",
                "userName eq \"bob\" or active eq true and title pr",
                "(userName eq \"bob\" or active eq true) and title pr",
                "title pr and active eq true and id pr or userName eq \"bob\"",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"sales\"",
            })
    void matches(String filter) {
        assertThat(ScimFilter.parse(filter).matches(ANNA)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"ann\"",
                "externalId eq \"ext-1\"",
                "id eq \"aa-1\"",
                "active eq false",
                "nickName pr",
                "not (title pr)",
                "emails[type eq \"home\" and primary eq true]",
                "members eq \"m-3\"",
                "emails[type eq \"home\"].value eq \"anna@acme.example\"",
                "emails[type eq \"]work\"].value eq \"anna@acme.example\"",
                "title eq \"emails[type eq x].value eq y\"",
                "active eq true and userName eq \"bob\"",
                "userName eq \"bob\" or title pr and active eq false",
                "unknown eq \"x\"",
            })
    void doesNotMatch(String filter) {
        assertThat(ScimFilter.parse(filter).matches(ANNA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName eq",
                "userName eq anna",
                "userName is \"anna\"",
                "eq \"anna\"",
                "userName eq \"anna",
                "(userName pr",
                "userName pr)",
                "userName pr and",
                "and",
                "not userName pr",
                "not ()",
                "()",
                "userName pr or or active pr",
                "emails[type eq",
                "emails[]",
                "emails[type eq \"work\"].value",
                "emails[type eq \"work\"].value eq",
                "emails[type eq \"work\"] eq \"x\"",
                "= 1",
                "\u0000",
            })
    void complainsOfWhatIsNoFilter(String filter) {
        assertThatThrownBy(() -> ScimFilter.parse(filter)).isInstanceOfSatisfying(ScimProblem.class, said -> {
            assertThat(said.scimType()).isEqualTo("invalidFilter");
            assertThat(said).hasMessageContaining("filter: ").hasMessageContaining("expected: ");
        });
    }

    @Test
    void isNotKeptBusyByALongFilter() {
        String ands = "id pr" + " and id pr".repeat(60) + " or id pr";
        String nots = "not (".repeat(700) + "id pr" + ")".repeat(700);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String filter : new String[] {ands, nots, "x".repeat(10_000)}) {
                assertThatThrownBy(() -> ScimFilter.parse(filter)).isInstanceOf(ScimProblem.class);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "userName eq \"a\" | userName | a",
                "USERNAME eq \"a\" | userName | a",
                "active eq true and userName eq \"a\" | userName | a",
                "id eq \"g\" and members eq \"u\" | members.value | u",
                "id eq \"g\" and members[value eq \"u\"] | members.value | u",
                "members.value eq \"u\" | members.value | u",
                "emails[value eq \"u\"] | members.value | -",
                "userName eq \"a\" or active eq true | userName | -",
                "not (userName eq \"a\") | userName | -",
                "userName sw \"a\" | userName | -",
                "userName eq 1 | userName | -",
            })
    void saysWhatItDemands(String filter, String attribute, String demanded) {
        assertThat(ScimFilter.parse(filter).demanded(attribute).orElse(null)).isEqualTo(demanded);
    }
}
