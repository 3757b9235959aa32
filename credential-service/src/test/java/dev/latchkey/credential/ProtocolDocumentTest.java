package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.ApiDocument;
import dev.latchkey.policy.rule.ProtocolNames;
import org.junit.jupiter.api.Test;

/** What is taken for a protocol is what the document says. */
class ProtocolDocumentTest {
    @Test
    void listsTheProtocolsThatThereAre() {
        assertThat(ApiDocument.resource("/openapi.yaml").text())
                .contains("pattern: '^(" + String.join("|", ProtocolNames.KNOWN) + "|x-[a-z0-9][a-z0-9._-]{0,29})$'");
    }
}
