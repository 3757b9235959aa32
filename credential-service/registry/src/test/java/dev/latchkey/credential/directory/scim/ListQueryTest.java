package dev.latchkey.credential.directory.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

class ListQueryTest {
    private static ListQuery of(String... pairs) {
        LinkedMultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            query.add(pairs[i], pairs[i + 1]);
        }
        return ListQuery.of(query);
    }

    @ParameterizedTest
    @CsvSource({"1,2,1,2", "0,-5,1,0", "-7,1000,1,200", "'','',1,100", "2147483647,1,2147483647,1"})
    void readsPages(String startIndex, String count, int from, int atMost) {
        ListQuery query = of("startIndex", startIndex, "count", count);
        assertThat(query.startIndex()).isEqualTo(from);
        assertThat(query.count()).isEqualTo(atMost);
    }

    @Test
    void namesAParameterThatIsNoNumber() {
        assertThatThrownBy(() -> of("count", "many")).hasMessage("count: many (expected: a whole number)");
        assertThatThrownBy(() -> of("startIndex", "99999999999")).isInstanceOf(ScimProblem.class);
    }

    @Test
    void keepsItsPageOfWhatMatches() {
        ListPage page = ListPage.choosing(of("filter", "n ge 3", "startIndex", "2", "count", "2"));
        for (int n = 0; n < 10; n++) {
            page.offer(ScimJson.object().put("n", n));
        }
        ObjectNode json = page.toJson();
        assertThat(json.path("totalResults").asInt()).isEqualTo(7);
        assertThat(json.path("startIndex").asInt()).isEqualTo(2);
        assertThat(json.path("itemsPerPage").asInt()).isEqualTo(2);
        assertThat(json.path("Resources").toString()).isEqualTo("[{\"n\":4},{\"n\":5}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attributes | username | {'id':'1','userName':'a'}",
                "attributes | name.familyName | {'id':'1','name':{'familyName':'A','givenName':'B'}}",
                "excludedAttributes | members,name.givenName | {'id':'1','userName':'a','name':{'familyName':'A'}}",
                "excludedAttributes | id | {'id':'1','userName':'a','name':{'familyName':'A','givenName':'B'},'members':[{'value':'m'}]}",
            })
    void showsWhatIsWanted(String parameter, String names, String shown) {
        ObjectNode resource = ScimJson.stored("""
                {"id":"1","userName":"a","name":{"familyName":"A","givenName":"B"},"members":[{"value":"m"}]}""");
        assertThat(of(parameter, names).projection().of(resource).toString()).isEqualTo(shown.replace('\'', '"'));
    }
}
