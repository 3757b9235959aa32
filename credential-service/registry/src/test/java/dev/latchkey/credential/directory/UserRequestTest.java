package dev.latchkey.credential.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Profile;
import dev.latchkey.credential.account.ProvisionedAccount;
import dev.latchkey.credential.directory.scim.ScimJson;
import dev.latchkey.events.AccountState;
import dev.latchkey.kit.problem.ProblemException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UserRequestTest {
    private static final String ENTRA = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "externalId":"0a21f0f2","userName":"Anna@ACME.example","active":true,"displayName":"Anna Ahlberg",
             "addresses":[{"type":"work","country":"SE"}],
             "emails":[{"primary":false,"type":"home","value":"a@home.example"},
                       {"primary":"True","type":"work","value":"anna@acme.example"}],
             "meta":{"resourceType":"User"},"name":{"formatted":"Anna A.","familyName":"Ahlberg"},"roles":[],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Sales","manager":"b-1"}}""";
    private static final String OKTA = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"anna@acme.example",
             "name":{"givenName":"Anna","familyName":"Ahlberg"},
             "emails":[{"primary":true,"value":"anna@acme.example","type":"work"}],
             "displayName":"Anna Ahlberg","locale":"en-US","externalId":"00ujl29u0le5T6Aj10h7",
             "groups":[],"password":"1mz050nq-do-not-keep","active":true}""";

    private static UserRequest read(String json) {
        return UserRequest.read(ScimJson.stored(json));
    }

    @Test
    void readsWhatEntraSends() {
        UserRequest user = read(ENTRA);
        assertThat(user.login().value()).isEqualTo("anna@acme.example");
        assertThat(user.externalId()).isEqualTo("0a21f0f2");
        assertThat(user.displayName()).isEqualTo("Anna Ahlberg");
        assertThat(user.email()).isEqualTo("anna@acme.example");
        assertThat(user.active()).isTrue();
        assertThat(user.attributes())
                .contains("Sales", "a@home.example", "\"manager\":{\"value\":\"b-1\"}", "\"country\":\"SE\"")
                .doesNotContain("resourceType");
    }

    @Test
    void readsWhatOktaSendsAndKeepsNoPassword() {
        UserRequest user = read(OKTA);
        assertThat(user.externalId()).isEqualTo("00ujl29u0le5T6Aj10h7");
        assertThat(user.attributes()).contains("en-US").doesNotContain("1mz050nq", "password");
        assertThat(user.toString()).doesNotContain("1mz050nq");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{'userName':'a@b.c'} | -",
                "{'userName':'a@b.c','active':null} | -",
                "{'userName':'a@b.c','active':'TRUE'} | true",
                "{'username':'a@b.c','Active':'False'} | false",
            })
    void readsWhetherItIsActive(String json, Boolean active) {
        assertThat(read(json.replace('\'', '"')).active()).isEqualTo(active);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | userName: nothing",
                "{'userName':''} | userName:  (expected: a login name",
                "{'userName':7} | userName: 7",
                "{'userName':'an na@acme.example'} | userName: an na@acme.example",
                "{'userName':'a@b.c','active':'maybe'} | active: maybe (expected: true or false)",
                "{'userName':'a@b.c','active':[true]} | active",
                "{'userName':'a@b.c','displayName':7} | displayName: of type number (expected: a string)",
                "{'userName':'a@b.c','displayName':'a\tb'} | displayName: a\uFFFDb",
                "{'userName':'a@b.c','name':'Anna'} | name: of type string (expected: an object)",
                "{'userName':'a@b.c','emails':[7]} | emails: of type number",
                "{'userName':'a@b.c','emails':[{'value':7}]} | emails",
                "{'userName':'a@b.c','externalId':{}} | externalId",
                "{'userName':'a@b.c','externalId':7} | externalId",
                "{'userName':'a@b.c','name':{'familyName':7}} | name.familyName: of type number (expected: a string)",
                "{'userName':'a@b.c','emails':[{'value':'a@b.c','primary':'maybe'}]} | emails.primary: maybe (expected: true or false)",
                "{'userName':'a@b.c','addresses':[{'country':['SE']}]} | addresses.country: of type array",
                "{'userName':'a@b.c','urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':'x'} | enterprise:2.0:User: of type string (expected: an object)",
                "{'userName':'a@b.c','urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'manager':7}} | User:manager: of type number (expected: an object)",
                "{'userName':'a@b.c','urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':{'value':'x'}}} | User:department: of type object (expected: a string)",
            })
    void namesTheFieldThatIsWrong(String json, String message) {
        assertThatThrownBy(() -> read(json.replace('\'', '"').replace("\t", "\\t")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'NAME':{'FamilyName':'A','other':'x'} | {'name':{'familyName':'A'}}",
                "'Emails':[{'Value':'a@b.c','PRIMARY':'True'}] | {'emails':[{'value':'a@b.c','primary':true}]}",
                "'emails':'a@b.c' | {'emails':[{'value':'a@b.c'}]}",
                "'emails':{'value':'a@b.c'} | {'emails':[{'value':'a@b.c'}]}",
                "'emails':[{'value':'a@b.c'},{'value':'a@b.c'},null] | {'emails':[{'value':'a@b.c'}]}",
                "'emails':[{'value':'a@b.c','primary':true},{'value':'d@b.c','primary':true}] | {'emails':[{'value':'a@b.c','primary':true},{'value':'d@b.c','primary':false}]}",
                "'emails':[{'value':'a@b.c','display':null}] | {'emails':[{'value':'a@b.c'}]}",
                "'roles':[{'primary':'True','type':'WindowsAzureActiveDirectoryRole','value':'Admin'}] | {'roles':[{'value':'Admin','type':'WindowsAzureActiveDirectoryRole','primary':true}]}",
                "'roles':['Admin'] | {'roles':[{'value':'Admin'}]}",
                "'groups':[{'value':'g-1'}] | {}",
                "'name':{},'emails':[],'title':null | {}",
                "'%s':{'MANAGER':'m-1'} | {'%s':{'manager':{'value':'m-1'}}}",
                "'%s':{'manager':{'Value':'m-1','displayName':'M'}} | {'%s':{'manager':{'value':'m-1'}}}",
                "'%s':{'manager':[{'value':'m-1'}]} | {'%s':{'manager':{'value':'m-1'}}}",
                "'%s':{'manager':''} | {}",
                "'%s':{'manager':null} | {}",
                "'department':'Sales' | {'%s':{'department':'Sales'}}",
                "'urn:ietf:params:scim:schemas:extension:acme:2.0:User':{'shoeSize':'44'} | {}",
            })
    void keepsTheFormOfTheSchema(String given, String kept) {
        String extension = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        String user = "{'userName':'a@b.c',%s}".formatted(given.replace("%s", extension));
        assertThat(read(user.replace('\'', '"')).attributes())
                .isEqualTo(kept.replace("%s", extension).replace('\'', '"'));
    }

    @Test
    void showsInFormWhatAnEarlierReleaseHasKeptInAnother() {
        String old =
                "{\"name\":\"Anna\",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"manager\":\"b-1\"}}";
        Account account = user(AccountState.ACTIVE).account();
        ObjectNode view = UserView.of(new ProvisionedAccount(account, new Profile(null, old, null, false)), "");
        assertThat(view.at("/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value")
                        .asText())
                .isEqualTo("b-1");
        assertThat(view.has("name")).isFalse();
    }

    @Test
    void keepsNoMoreThanItCan() {
        String large = "{\"userName\":\"a@b.c\",\"title\":\"%s\"}".formatted("x".repeat(20_000));
        assertThatThrownBy(() -> read(large)).hasMessageContaining("attributes: 20012 characters");
    }

    private static ProvisionedAccount user(AccountState state) {
        Account account = new Account("acme", "1", "anna@acme.example", "Anna", null, state, Set.of("imap"), 3);
        return new ProvisionedAccount(account, new Profile("e-1", "{\"displayName\":\"Anna\"}", null, false));
    }

    @ParameterizedTest
    @EnumSource(AccountState.class)
    void changesNothingByWhatIsThereAlready(AccountState state) {
        ProvisionedAccount before = user(state);
        ObjectNode shown = UserView.of(before, "http://x/scim/v2");
        assertThat(ScimUserMapping.apply(before, UserRequest.read(shown))).isSameAs(before);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE,true,ACTIVE",
        "ACTIVE,false,DISABLED",
        "DISABLED,true,ACTIVE",
        "LOCKED,true,LOCKED",
        "LOCKED,false,DISABLED"
    })
    void unlocksNobody(AccountState before, boolean active, AccountState after) {
        UserRequest wanted = read("{\"userName\":\"anna@acme.example\",\"active\":%s}".formatted(active));
        Account changed = ScimUserMapping.apply(user(before), wanted).account();
        assertThat(changed.state()).isEqualTo(after);
        assertThat(changed.version()).isEqualTo(4);
        assertThat(changed.legacyDisabledFor()).containsExactly("imap");
    }

    @Test
    void deletesForGood() {
        ProvisionedAccount deleted = ScimUserMapping.delete(user(AccountState.ACTIVE));
        assertThat(deleted.account().state()).isEqualTo(AccountState.DISABLED);
        assertThat(deleted.profile()).isEqualTo(new Profile(null, "{}", null, true));
    }

    @Test
    void showsWhatAnAdministratorHasMade() {
        Account account = new Account(
                "acme",
                "019ab000-0000-7000-8000-000000000000",
                "bob@acme.example",
                "Bob",
                "bob@home.example",
                AccountState.LOCKED,
                Set.of(),
                2);
        ObjectNode view =
                UserView.of(new ProvisionedAccount(account, new Profile(null, "{}", null, false)), "http://x/scim/v2");
        assertThat(view.path("displayName").asText()).isEqualTo("Bob");
        assertThat(view.at("/emails/0/value").asText()).isEqualTo("bob@home.example");
        assertThat(view.path("active").asBoolean()).isTrue();
        assertThat(view.at("/meta/version").asText()).isEqualTo("W/\"2\"");
        assertThat(view.at("/meta/created").asText()).startsWith("2025-");
        assertThat(view.at("/meta/location").asText()).isEqualTo("http://x/scim/v2/Users/" + account.id());
    }
}
