package dev.latchkey.credential.directory.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title | ascending | 2 1 4 3",
                "title | descending | 3 4 1 2",
                "TITLE | Descending | 3 4 1 2",
                "name.familyName | '' | 4 1 2 3",
                "urn:ietf:params:scim:schemas:core:2.0:User:name.familyName | '' | 4 1 2 3",
                "emails | ascending | 3 1 2 4",
                "emails.value | ascending | 3 1 2 4",
                "id | descending | 4 3 2 1",
            })
    void sorts(String by, String order, String ids) {
        List<ObjectNode> resources = List.of(
                ScimJson.stored("""
                        {"id":"1","title":"b","name":{"familyName":"B"},
                         "emails":[{"value":"z"},{"value":"b","primary":true}]}"""),
                ScimJson.stored("{\"id\":\"2\",\"title\":\"A\"}"),
                ScimJson.stored("{\"id\":\"3\",\"emails\":[{\"value\":\"a\"}]}"),
                ScimJson.stored("{\"id\":\"4\",\"title\":\"c\",\"name\":{\"familyName\":\"a\"}}"));
        ListPage page = ListSearch.page(
                        of("sortBy", by, "sortOrder", order),
                        Flux.fromIterable(resources),
                        id -> Mono.just(resources.get(Integer.parseInt(id) - 1).deepCopy()))
                .block();
        assertThat(texts(page.toJson(), "id")).containsExactly(ids.split(" "));
    }

    @Test
    void sortsBeforeItTurnsPages() {
        List<ObjectNode> resources = IntStream.range(0, 5)
                .mapToObj(i -> ScimJson.object().put("id", String.valueOf(i)).put("n", 9 - i))
                .toList();
        ObjectNode json = ListSearch.page(
                        of("sortBy", "n", "filter", "n ge 6", "startIndex", "2", "count", "2"),
                        Flux.fromIterable(resources),
                        id -> Mono.just(resources.get(Integer.parseInt(id))))
                .block()
                .toJson();
        assertThat(json.path("totalResults").asInt()).isEqualTo(4);
        assertThat(texts(json, "n")).containsExactly("7", "8");
    }

    @Test
    void sortsNoMoreThanItCan() {
        Flux<ObjectNode> many = Flux.range(0, ListSearch.SORTED_AT_MOST + 1)
                .map(i -> ScimJson.object().put("id", String.valueOf(i)));
        assertThatThrownBy(() -> ListSearch.page(of("sortBy", "title"), many, id -> Mono.empty())
                        .block())
                .isInstanceOfSatisfying(
                        ScimProblem.class, said -> assertThat(said.scimType()).isEqualTo("tooMany"));
    }

    @Test
    void namesAnOrderThatIsNone() {
        assertThatThrownBy(() -> of("sortBy", "title", "sortOrder", "upwards"))
                .hasMessage("sortOrder: upwards (expected: ascending or descending)");
        assertThatThrownBy(() -> of("sortBy", "emails[type")).isInstanceOf(ScimProblem.class);
    }

    @Test
    void readsASearchAsAQuery() {
        ListQuery query = ListQuery.of(ScimJson.stored("""
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"attributes":["userName","emails"],
                 "Filter":"userName sw \\"a\\"","sortBy":"userName","sortOrder":"descending","startIndex":3,"count":7}"""));
        assertThat(query.filter()).isPresent();
        assertThat(query.sort().orElseThrow().descending()).isTrue();
        assertThat(query.startIndex()).isEqualTo(3);
        assertThat(query.count()).isEqualTo(7);
        assertThat(query.projection().wanted()).hasSize(2);
        assertThatThrownBy(() -> ListQuery.of(ScimJson.stored("{\"count\":\"many\"}")))
                .isInstanceOf(ScimProblem.class);
    }

    private static List<String> texts(ObjectNode page, String attribute) {
        List<String> texts = new ArrayList<>();
        page.path("Resources").forEach(each -> texts.add(each.path(attribute).asText()));
        return texts;
    }
}
