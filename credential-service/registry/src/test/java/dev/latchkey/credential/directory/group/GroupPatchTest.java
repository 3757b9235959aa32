package dev.latchkey.credential.directory.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.credential.directory.scim.PatchRequest;
import dev.latchkey.credential.directory.scim.ScimJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupPatchTest {
    private static final Group SALES = new Group("acme", "g-1", "Sales", null, List.of("a", "b", "c"), null, 1);

    private static GroupRequest patched(String operations) {
        String body =
                "{\"Operations\":%s}".formatted(operations.replace("\"", "\\\"").replace('\'', '"'));
        return GroupPatch.apply(SALES, PatchRequest.read(ScimJson.stored(body)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'op':'Add','path':'members','value':[{'$ref':null,'value':'d'}]}] | a b c d",
                "[{'op':'add','path':'members','value':[{'value':'d','display':'D'},{'value':'a'}]}] | a b c d",
                "[{'op':'add','path':'members','value':{'value':'d'}}] | a b c d",
                "[{'op':'add','value':{'members':[{'value':'d'}]}}] | a b c d",
                "[{'op':'Remove','path':'members','value':[{'$ref':null,'value':'b'}]}] | a c",
                "[{'op':'Remove','path':'members','value':'b'}] | a c",
                "[{'op':'remove','path':'members[value eq \"b\"]'}] | a c",
                "[{'op':'remove','path':'members[value eq \"b\" or value eq \"c\"]'}] | a",
                "[{'op':'remove','path':'members[value eq \"z\"]'}] | a b c",
                "[{'op':'Add','path':'urn:ietf:params:scim:schemas:core:2.0:Group:members','value':[{'value':'d'}]}] | a b c d",
                "[{'op':'add','value':{'urn:ietf:params:scim:schemas:core:2.0:Group:members':[{'value':'d'}]}}] | a b c d",
                "[{'op':'add','path':'members[value eq \"d\"]','value':{'value':'d'}}] | a b c d",
                "[{'op':'replace','value':{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'members':[{'value':'x'}]}}] | x",
                "[{'op':'remove','path':'members','value':[]}] | a b c",
                "[{'op':'replace','path':'members','value':[{'value':'x'},{'value':'y'}]}] | x y",
                "[{'op':'replace','value':{'id':'g-1','displayName':'Sales'}}] | a b c",
                "[{'op':'remove','path':'members[value eq \"a\"]'},{'op':'add','path':'members','value':[{'value':'d'}]}] | b c d",
            })
    void changesMembers(String operations, String members) {
        assertThat(patched(operations).members()).containsExactly(members.split(" "));
    }

    @Test
    void removesAllMembers() {
        assertThat(patched("[{'op':'remove','path':'members'}]").members()).isEmpty();
        assertThat(patched("[{'op':'replace','path':'members','value':[]}]").members())
                .isEmpty();
    }

    @Test
    void renames() {
        assertThat(patched("[{'op':'Replace','path':'displayName','value':'Support'}]")
                        .displayName())
                .isEqualTo("Support");
        assertThat(patched("[{'op':'replace','value':{'id':'g-1','displayName':'Support'}}]")
                        .displayName())
                .isEqualTo("Support");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'op':'remove','path':'displayName'}] | displayName",
                "[{'op':'add','path':'members','value':[{'display':'x'}]}] | members[0].value: nothing",
                "[{'op':'add','path':'members','value':[7]}] | members[0].value: 7",
                "[{'op':'add','path':'members','value':7}] | members",
                "[{'op':'replace','path':'displayName','value':7}] | displayName",
                "[{'op':'replace','path':'externalId','value':{'value':'x'}}] | externalId",
                "[{'op':'remove','path':'members[display eq \"x\"]'}] | Operations[0].path",
                "[{'op':'replace','path':'members[value eq \"a\"]','value':{'value':'x'}}] | Operations[0].path",
            })
    void namesWhatIsWrong(String operations, String message) {
        assertThatThrownBy(() -> patched(operations)).hasMessageContaining(message);
    }

    @Test
    void isNotKeptBusyByManyMembers() {
        List<String> many = java.util.stream.IntStream.range(0, 20_000)
                .mapToObj(i -> "m-" + i)
                .toList();
        Group large = new Group("acme", "g-1", "Sales", null, many, null, 1);
        String gone = many.stream()
                .limit(10_000)
                .map("{\"value\":\"%s\"}"::formatted)
                .collect(java.util.stream.Collectors.joining(","));
        PatchRequest patch = PatchRequest.read(ScimJson.stored(
                "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members\",\"value\":[%s]}]}".formatted(gone)));
        assertThat(GroupPatch.apply(large, patch).members()).hasSize(10_000);
    }
}
