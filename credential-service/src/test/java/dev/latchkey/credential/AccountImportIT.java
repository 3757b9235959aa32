package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts from a file. */
class AccountImportIT {
    private static final String IMPORT = "/v1/accounts/import";

    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);

    private Answer upload(String roles, String path, String type, String body) {
        String[] headers = Stream.concat(Stream.of(acme.as(roles)), Stream.of("Content-Type", type))
                .toArray(String[]::new);
        return replica.api.send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private Answer upload(String body) {
        return upload("admin", IMPORT, "text/csv", body);
    }

    private String file() {
        return """
            login;displayName;email;state
            Berta@%1$s;"Berta; or Bertie";berta@post.example;
            carl@%1$s;Carl;;disabled
            anna@%1$s;Anna;;
            dora@nowhere.example;Dora;;
            two words@%1$s;;;asleep
            BERTA@%1$s;again;;
            """.formatted(acme.domain);
    }

    private int accounts() {
        return (int) acme.get("admin", "/v1/accounts").items().count();
    }

    @Test
    void saysOfEveryLineWhatBecameOfIt() {
        Answer answer = upload(file());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json()
                        .at("/results")
                        .valueStream()
                        .map(each -> each.get("line").asInt() + " "
                                + each.get("result").asString()))
                .containsExactly("2 created", "3 created", "4 exists", "5 refused", "6 refused", "7 refused");
        assertThat(answer.field("created")).isEqualTo("2");
        assertThat(answer.field("exists")).isEqualTo("1");
        assertThat(answer.field("refused")).isEqualTo("3");
        assertThat(answer.field("results/3/errors/0/field")).isEqualTo("login");
        assertThat(answer.json()
                        .at("/results/4/errors")
                        .valueStream()
                        .map(each -> each.get("field").asString()))
                .containsExactlyInAnyOrder("login", "state");
        assertThat(answer.field("results/5/errors/0/expected")).contains("line 2");
        Answer berta = acme.get("admin", "/v1/accounts/" + answer.field("results/0/account"));
        assertThat(berta.field("login")).isEqualTo("berta@" + acme.domain);
        assertThat(berta.field("displayName")).isEqualTo("Berta; or Bertie");
    }

    @Test
    void putsEachOnTheRecord() {
        upload("login,state\ncarl@" + acme.domain + ",disabled\n");
        assertThat(TopicView.events(Shared.around(), Topic.ACCOUNTS, acme.tenant, AccountChanged.class))
                .filteredOn(each -> each.login().startsWith("carl@"))
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isEqualTo(AccountState.DISABLED));
    }

    @Test
    void writesNothingInADryRunAndThenJustThat() {
        Answer dry = upload("admin", IMPORT + "?dryRun=true", "text/csv", file());
        assertThat(dry.field("dryRun")).isEqualTo("true");
        assertThat(accounts()).isEqualTo(1);
        Answer real = upload("admin", IMPORT + "?dryRun=false", "text/csv", file());
        assertThat(results(real)).isEqualTo(results(dry));
        assertThat(accounts()).isEqualTo(3);
        assertThat(results(upload(file())))
                .as("again")
                .startsWith("exists", "exists", "exists")
                .doesNotContain("created");
        assertThat(accounts()).isEqualTo(3);
    }

    private static List<String> results(Answer answer) {
        return answer.json()
                .at("/results")
                .valueStream()
                .map(each -> each.get("result").asString())
                .toList();
    }

    @Test
    void registersTenThousandButNotOneMore() {
        StringBuilder file = new StringBuilder("login\n");
        for (int i = 0; i < 10_001; i++) {
            file.append("u").append(i).append('@').append(acme.domain).append('\n');
        }
        Answer tooMany = upload(file.toString());
        assertThat(tooMany.status()).as(tooMany.text()).isEqualTo(413);
        assertThat(accounts()).as("nothing was registered").isEqualTo(1);
        String just = file.substring(0, file.lastIndexOf("u10000@"));
        assertThat(upload("admin", IMPORT + "?dryRun=true", "text/csv", just).field("created"))
                .isEqualTo("10000");
    }

    /** In which form an operation is asked is for those who may call it. */
    @ParameterizedTest
    @ValueSource(strings = {IMPORT, "/v1/accounts", "/v1/app-passwords/revoke"})
    void looksAtRolesBeforeTheFormOfABody(String path) {
        assertThat(upload("owner", path, "application/xml", "<a/>").status()).isEqualTo(403);
        assertThat(upload("admin", path, "application/xml", "<a/>").status()).isEqualTo(415);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        Answer json = upload("admin", IMPORT, "application/json", "{}");
        assertThat(json.status()).isEqualTo(415);
        assertThat(json.field("detail")).isEqualTo("Content-Type: application/json (expected: text/csv)");
        assertThat(upload("").wrongFields()).containsExactly("body");
        assertThat(upload("displayName\nAnna\n").wrongFields()).containsExactly("login");
        assertThat(upload("login,password\na,b\n").wrongFields()).containsExactly("password");
        assertThat(upload("admin", IMPORT + "?dryRun=perhaps", "text/csv", file())
                        .wrongFields())
                .containsExactly("dryRun");
        Answer broken = upload("login,state\nanna@x.example\n\"open,active\n");
        assertThat(results(broken)).containsExactly("refused", "refused");
        assertThat(broken.field("results/0/errors/0/field")).isEqualTo("line");
        for (String roles : List.of("helpdesk", "analyst", "auditor", "owner", "directory", "platform")) {
            assertThat(upload(roles, IMPORT, "text/csv", file()).status())
                    .as(roles)
                    .isEqualTo(403);
        }
        assertThat(accounts()).isEqualTo(1);
    }
}
