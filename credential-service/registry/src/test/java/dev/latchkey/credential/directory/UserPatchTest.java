package dev.latchkey.credential.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.directory.scim.PatchRequest;
import dev.latchkey.credential.directory.scim.SchemaUrns;
import dev.latchkey.credential.directory.scim.ScimJson;
import dev.latchkey.credential.directory.scim.ScimProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Entra ID and Okta send, and what the specification has in its examples. */
class UserPatchTest {
    private static final String OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private static ObjectNode anna() {
        return ScimJson.stored("""
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"1","userName":"anna@acme.example",
                 "active":true,"displayName":"Anna","name":{"familyName":"Ahlberg","givenName":"Anna"},
                 "emails":[{"value":"anna@acme.example","type":"work","primary":true}]}""");
    }

    private static ObjectNode patched(String operations) {
        String body = "{\"schemas\":[\"%s\"],\"Operations\":%s}"
                .formatted(OP, operations.replace("\"", "\\\"").replace('\'', '"'));
        ObjectNode resource = anna();
        PatchRequest.read(ScimJson.read(body.getBytes(StandardCharsets.UTF_8)))
                .applyTo(resource, StoredAttributes.SCHEMA);
        return resource;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'op':'Replace','path':'active','value':'False'}]",
                "[{'op':'Replace','path':'active','value':false}]",
                "[{'op':'Replace','value':{'active':false}}]",
                "[{'op':'replace','value':{'active':false}}]",
                "[{'op':'replace','value':{'active':'false','displayName':'Anna'}}]",
                "[{'op':'REPLACE','path':'ACTIVE','value':'FALSE'}]",
                "[{'op':'Add','path':'active','value':'False'}]",
                "[{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:active','value':false}]",
                "[{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User','value':{'active':'False'}}]",
                "[{'op':'replace','value':{'urn:ietf:params:scim:schemas:core:2.0:User':{'active':false}}}]",
                "[{'op':'replace','value':{'urn:ietf:params:scim:schemas:core:2.0:User:active':false}}]",
                "[{'op':'Replace','path':'active','value':[{'$ref':null,'value':'False'}]}]",
                "[{'op':'Replace','path':'active','value':' False '}]",
            })
    void deactivatesHoweverItIsSaid(String operations) {
        assertThat(UserRequest.read(patched(operations)).active()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'op':'Replace','path':'displayName','value':'Ann'}] | /displayName | Ann",
                "[{'op':'Add','path':'title','value':'Chief'}] | /title | Chief",
                "[{'op':'Replace','path':'name.familyName','value':'Berg'}] | /name/familyName | Berg",
                "[{'op':'Replace','value':{'name.familyName':'Berg','title':'Chief'}}] | /name/familyName | Berg",
                "[{'op':'replace','value':{'name':{'familyName':'Berg'}}}] | /name/givenName | Anna",
                "[{'op':'Replace','path':'emails[type eq \"work\"].value','value':'a@acme.example'}] | /emails/0/value | a@acme.example",
                "[{'op':'Add','path':'emails[type eq \"work\"].value','value':'a@acme.example'}] | /emails/0/value | a@acme.example",
                "[{'op':'Add','path':'emails[type eq \"home\"].value','value':'a@home.example'}] | /emails/1/value | a@home.example",
                "[{'op':'Replace','path':'emails[type eq \"home\"].value','value':'a@home.example'}] | /emails/1/type | home",
                "[{'op':'Add','path':'phoneNumbers[type eq \"mobile\"].value','value':'+46 1'}] | /phoneNumbers/0/value | +46 1",
                "[{'op':'Replace','value':{'phoneNumbers[type eq \"mobile\"].value':'+46 1'}}] | /phoneNumbers/0/type | mobile",
                "[{'op':'add','path':'emails','value':{'value':'x@acme.example','type':'other'}}] | /emails/1/type | other",
                "[{'op':'add','value':{'emails':[{'value':'x@acme.example','type':'other'}]}}] | /emails/1/type | other",
                "[{'op':'replace','path':'emails','value':[{'value':'x@acme.example'}]}] | /emails/0/value | x@acme.example",
                "[{'op':'replace','path':'emails[type eq \"work\"]','value':{'value':'y@acme.example','type':'work'}}] | /emails/0/value | y@acme.example",
                "[{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department','value':'Sales'}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department | Sales",
                "[{'op':'Replace','value':{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department':'Sales'}}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department | Sales",
                "[{'op':'add','value':{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Sales'}}}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department | Sales",
                "[{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager','value':'m-1'}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value | m-1",
                "[{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager','value':{'$ref':'../Users/m-1','value':'m-1'}}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value | m-1",
                "[{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager','value':[{'$ref':'../Users/m-1','value':'m-1'}]}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/$ref | ../Users/m-1",
                "[{'op':'Replace','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value','value':'m-1'}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value | m-1",
                "[{'op':'Replace','value':{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager':'m-1'}}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value | m-1",
                "[{'op':'Replace','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User','value':{'Manager':'m-1'}}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value | m-1",
                "[{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:DEPARTMENT','value':'Sales'}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department | Sales",
                "[{'op':'Add','path':'addresses[type eq \"work\"].streetAddress','value':'Main 1'},{'op':'Add','path':'addresses[type eq \"work\"].locality','value':'Malmo'}] | /addresses/0/locality | Malmo",
                "[{'op':'Add','path':'urn:ietf:params:scim:schemas:core:2.0:User:addresses[type eq \"work\"].country','value':'SE'}] | /addresses/0/country | SE",
                "[{'op':'Add','value':{'addresses[type eq \"work\"].postalCode':'21120','name.familyName':'Berg'}}] | /addresses/0/postalCode | 21120",
                "[{'op':'Add','path':'roles[primary eq \"True\"].value','value':'Admin'}] | /roles/0/primary | true",
                "[{'op':'Add','path':'roles','value':[{'value':'a','primary':'True'}]},{'op':'Replace','path':'roles[primary eq \"True\"].value','value':'b'}] | /roles/0/value | b",
                "[{'op':'Replace','path':'emails[primary eq true].value','value':'p@acme.example'}] | /emails/0/value | p@acme.example",
                "[{'op':'Add','path':'emails[type eq \"home\" and primary eq true].value','value':'h@acme.example'}] | /emails/1/type | home",
                "[{'op':'Replace','path':'emails[type eq \"work\"]','value':'w@acme.example'}] | /emails/0/value | w@acme.example",
                "[{'op':'Add','path':'emails','value':'x@acme.example'}] | /emails/1/value | x@acme.example",
                "[{'op':'Replace','path':'emails','value':'x@acme.example'}] | /emails/0/value | x@acme.example",
                "[{'op':'Replace','path':'displayName','value':[{'$ref':null,'value':'Ann'}]}] | /displayName | Ann",
                "[{'op':'Add','path':'emails','value':[{'VALUE':'x@acme.example','Type':'other'}]}] | /emails/1/type | other",
                "[{'op':'replace','path':'externalId','value':'e-1'},{'op':'replace','path':'externalId','value':'e-2'}] | /externalId | e-2",
            })
    void writes(String operations, String pointer, String value) {
        assertThat(patched(operations).at(pointer).asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'op':'Remove','path':'displayName'}] | /displayName",
                "[{'op':'remove','path':'name.givenName'}] | /name/givenName",
                "[{'op':'remove','path':'emails'}] | /emails",
                "[{'op':'remove','path':'emails[type eq \"work\"]'}] | /emails",
                "[{'op':'remove','path':'emails[type eq \"work\"].primary'}] | /emails/0/primary",
                "[{'op':'Remove','path':'emails','value':[{'value':'anna@acme.example'}]}] | /emails/0",
                "[{'op':'replace','path':'displayName','value':null}] | /displayName",
                "[{'op':'Remove','path':'emails','value':[{'type':'work'}]}] | /emails",
                "[{'op':'Remove','path':'emails','value':[{'$ref':null,'value':'Anna@ACME.example'}]}] | /emails",
                "[{'op':'Remove','path':'emails','value':'anna@acme.example'}] | /emails",
                "[{'op':'Remove','path':'emails[value eq \"anna@acme.example\"]'}] | /emails",
                "[{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager','value':'m'},{'op':'Remove','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager'}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                "[{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager','value':'m'},{'op':'Replace','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager','value':''}] | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            })
    void removes(String operations, String pointer) {
        assertThat(patched(operations).at(pointer).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | invalidSyntax | Operations",
                "{} | invalidSyntax | Operations",
                "[{'op':'move','path':'title','value':'x'}] | invalidSyntax | Operations[0].op: move",
                "[{'path':'title','value':'x'}] | invalidSyntax | Operations[0].op",
                "['x'] | invalidSyntax | Operations[0].op",
                "[{'op':'add','path':'title','value':'x'},{'op':'add','path':'title'}] | invalidValue | Operations[1].value: nothing",
                "[{'op':'remove'}] | noTarget | Operations[0].path: nothing",
                "[{'op':'add','value':'x'}] | invalidValue | Operations[0].value",
                "[{'op':'add','path':'a b','value':'x'}] | invalidPath | Operations[0].path: a b",
                "[{'op':'add','path':'emails[type','value':'x'}] | invalidPath | Operations[0].path",
                "[{'op':'add','path':'emails[type ne \"work\"].value','value':'x'}] | noTarget | Operations[0].path",
            })
    void namesTheOperationThatIsWrong(String operations, String scimType, String message) {
        assertThatThrownBy(() -> patched(operations)).isInstanceOfSatisfying(ScimProblem.class, said -> {
            assertThat(said.scimType()).isEqualTo(scimType);
            assertThat(said).hasMessageContaining(message).hasMessageContaining("expected: ");
        });
    }

    @Test
    void leavesTheRequestAsItIs() {
        PatchRequest patch = PatchRequest.read(ScimJson.stored("""
                {"Operations":[{"op":"add","path":"phoneNumbers[type eq \\"work\\"]","value":{"value":"1"}},
                               {"op":"replace","path":"phoneNumbers[type eq \\"work\\"].value","value":"2"}]}"""));
        for (int i = 0; i < 2; i++) {
            ObjectNode resource = anna();
            patch.applyTo(resource, StoredAttributes.SCHEMA);
            assertThat(resource.at("/phoneNumbers").toString()).isEqualTo("[{\"value\":\"2\",\"type\":\"work\"}]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'op':'replace','path':'%s','value':'x'}] | %s: of type string (expected: an object)",
                "[{'op':'replace','value':{'%s':'x'}}] | %s: of type string",
                "[{'op':'add','path':'%s:manager','value':7}] | %s:manager: of type number",
                "[{'op':'add','path':'%s:department','value':{'value':'x'}}] | %s:department: of type object",
                "[{'op':'replace','path':'name','value':'Anna'}] | name: of type string (expected: an object)",
                "[{'op':'replace','path':'displayName','value':7}] | displayName: of type number (expected: a string)",
                "[{'op':'replace','path':'displayName','value':[{'value':'x'}]}] | displayName: of type array",
                "[{'op':'add','path':'emails','value':[{'value':'a@b.c','primary':'maybe'}]}] | emails.primary: maybe (expected: true or false)",
                "[{'op':'add','path':'emails[type eq \"home\"].value','value':['x']}] | emails.value: of type array",
                "[{'op':'replace','path':'active','value':1}] | active: of type number (expected: true or false)",
            })
    void refusesWhatIsOfAnotherTypeAndLosesNothing(String operations, String message) {
        String extended = "{'op':'add','path':'%s:department','value':'Sales'},".formatted(SchemaUrns.ENTERPRISE);
        String then = "[" + extended + operations.substring(1);
        assertThatThrownBy(() -> patched(then.replace("%s", SchemaUrns.ENTERPRISE)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message.replace("%s", SchemaUrns.ENTERPRISE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'op':'add','path':'emails','value':[{'value':'x@acme.example','primary':true}]}]",
                "[{'op':'add','path':'emails[type eq \"home\"]','value':{'value':'x@acme.example','primary':'True'}}]",
                "[{'op':'add','path':'emails','value':[{'value':'x@acme.example','type':'home'}]},{'op':'replace','path':'emails[type eq \"home\"].primary','value':true}]",
            })
    void leavesOneThatIsPrimary(String operations) {
        assertThat(patched(operations).at("/emails/0/primary").asBoolean()).isFalse();
        assertThat(patched(operations).at("/emails/1/primary").asBoolean()).isTrue();
    }

    @Test
    void addsNothingTwice() {
        String there = "{'value':'anna@acme.example','type':'work','primary':true}";
        assertThat(patched("[{'op':'add','path':'emails','value':[%s]}]".formatted(there))
                        .at("/emails"))
                .hasSize(1);
    }
}
