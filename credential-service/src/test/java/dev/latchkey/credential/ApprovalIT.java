package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.ApiClient;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.events.AppPasswordIssued;
import dev.latchkey.events.AppPasswordRequestChanged;
import dev.latchkey.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** App passwords that somebody asks for and somebody else approves. */
class ApprovalIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final String own = "/v1/accounts/" + acme.account + "/approval-requests";

    @BeforeEach
    void wantApproval() {
        lay("{\"approvalNeeded\":true}");
    }

    private void lay(String rules) {
        Answer answer = replica.api.send(
                "PUT",
                "/v1/tenants/" + acme.tenant + "/rules",
                rules.getBytes(StandardCharsets.UTF_8),
                ApiClient.with(acme.as("admin"), "Content-Type", "application/json", "If-Match", "*"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer asOwner(String path, String json) {
        return replica.api.post(path, json, acme.as("owner", acme.login));
    }

    private String asked() {
        Answer asked =
                asOwner(own, "{\"wanted\":{\"label\":\"Scanner\",\"protocols\":[\"imap\"]},\"reason\":\"no OAuth\"}");
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        assertThat(asked.field("stage")).isEqualTo("requested");
        return asked.field("id");
    }

    private Answer decide(String id, String decision) {
        return acme.post("admin", "/v1/approval-requests/" + id + "/" + decision, "{\"reason\":\"fine\"}");
    }

    @Test
    void issuesToItsRequesterWhatAnAdministratorApproved() {
        assertThat(asOwner(acme.passwords(), "{\"label\":\"x\"}").status())
                .as("without approval")
                .isEqualTo(403);
        String id = asked();
        assertThat(asOwner(own + "/" + id + "/collect", "").status()).isEqualTo(409);
        assertThat(acme.get("helpdesk", "/v1/approval-requests").field("items/0/wanted/label"))
                .isEqualTo("Scanner");
        assertThat(decide(id, "approve").field("stage")).isEqualTo("approved");
        Answer collected = asOwner(own + "/" + id + "/collect", "");
        assertThat(collected.status()).as(collected.text()).isEqualTo(201);
        Acme.SECRETS.add(collected.field("secret"));
        assertThat(acme.signIn(collected.field("secret")).field("result")).isEqualTo("accepted");
        assertThat(asOwner(own + "/" + id + "/collect", "").status())
                .as("shown once")
                .isEqualTo(409);
        assertThat(replica.api.get(own, acme.as("owner", acme.login)).field("items/0/stage"))
                .isEqualTo("collected");
        assertThat(asOwner(acme.passwords() + "/" + id + "/rotate", "{}").status())
                .as("a successor of what was approved")
                .isEqualTo(201);
        assertThat(TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, AppPasswordRequestChanged.class))
                .extracting(AppPasswordRequestChanged::stage)
                .containsExactly("requested", "approved", "collected");
    }

    @Test
    void issuesNothingThatWasRejected() {
        String id = asked();
        assertThat(decide(id, "reject").field("decisionReason")).isEqualTo("fine");
        assertThat(asOwner(own + "/" + id + "/collect", "").status()).isEqualTo(409);
        assertThat(decide(id, "approve").status()).isEqualTo(409);
        assertThat(acme.get("admin", "/v1/approval-requests?stage=rejected").items())
                .singleElement()
                .satisfies(each -> assertThat(each.path("id").asString()).isEqualTo(id));
    }

    @Test
    void listsThemInPagesTheNewestFirst() {
        List<String> asked = Stream.generate(this::asked).limit(5).toList();
        for (String list : List.of("/v1/approval-requests?stage=requested&limit=2", own + "?limit=2")) {
            List<String> seen = new ArrayList<>();
            Answer page = acme.get("admin", list);
            while (true) {
                page.items().forEach(each -> seen.add(each.path("id").asString()));
                if (!page.json().has("nextCursor")) {
                    break;
                }
                page = acme.get("admin", list + "&cursor=" + page.field("nextCursor"));
            }
            assertThat(seen).as(list).isEqualTo(asked.reversed());
        }
    }

    @Test
    void letsNobodyDecideOnTheirOwn() {
        String id = asked();
        Answer own =
                replica.api.post("/v1/approval-requests/" + id + "/approve", "{}", acme.as("owner,admin", acme.login));
        assertThat(own.status()).isEqualTo(403);
    }

    @Test
    void saysAtOnceWhatIsWrongWithWhatIsAskedFor() {
        lay("{\"approvalNeeded\":true,\"networkNeededFor\":[\"smtp\"]}");
        assertThat(asOwner(own, "{\"wanted\":{\"label\":\"x\",\"protocols\":[\"smtp\"]},\"reason\":\"r\"}")
                        .wrongFields())
                .containsExactly("networks");
        assertThat(asOwner(own, "{}").wrongFields()).containsExactlyInAnyOrder("wanted", "reason");
        lay("{\"issuers\":\"nobody\"}");
        assertThat(asOwner(own, "{\"wanted\":{\"label\":\"x\"},\"reason\":\"r\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void issuesOnceHoweverOftenItIsCollectedAtOnce() {
        String id = asked();
        decide(id, "approve");
        List<Answer> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> asOwner(own + "/" + id + "/collect", "")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).filteredOn(each -> each.status() == 201).hasSize(1);
        assertThat(answers).allSatisfy(each -> assertThat(each.status()).isIn(201, 409));
        assertThat(TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, AppPasswordIssued.class))
                .hasSize(1);
    }

    @Test
    void isOutOfReachForOthers() {
        String id = asked();
        Acme other = new Acme(replica);
        assertThat(other.post("admin", "/v1/approval-requests/" + id + "/approve", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(other.get("admin", "/v1/approval-requests").text()).doesNotContain(id);
        assertThat(replica.api
                        .post(own + "/" + id + "/collect", "", acme.as("admin"))
                        .status())
                .isEqualTo(403);
    }
}
