package dev.latchkey.credential.directory.scim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;

class PatchRequestFuzzTest {
    /** Nothing but a SCIM error may come of a change, whether it is read or carried out. */
    @FuzzTest
    void isCarriedOutOrRefused(byte[] body) {
        try {
            ObjectNode user = ScimJson.read(
                    "{\"userName\":\"anna@acme.example\",\"active\":true,\"emails\":[{\"value\":\"a@b.example\"}]}"
                            .getBytes(UTF_8));
            PatchRequest.read(ScimJson.read(body)).applyTo(user);
            ScimJson.write(user);
        } catch (ScimProblem refused) {
            // Which is what it is for.
        }
    }
}
