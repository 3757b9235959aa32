package dev.latchkey.credential.directory.scim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.kit.problem.ProblemException;

class PatchRequestFuzzTest {
    private static final ResourceSchema SCHEMA = ResourceSchema.of(ScimJson.stored("""
            {"attributes":[{"name":"emails","type":"complex","multiValued":true,"subAttributes":[
              {"name":"value","type":"string"},{"name":"type","type":"string"},{"name":"primary","type":"boolean"}]},
             {"name":"userName","type":"string"},{"name":"active","type":"boolean"},
             {"name":"name","type":"complex","subAttributes":[{"name":"familyName","type":"string"}]}]}"""));

    /** Nothing but a SCIM error may come of a change, whether it is read or carried out. */
    @FuzzTest
    void isCarriedOutOrRefused(byte[] body) {
        try {
            ObjectNode user = ScimJson.read(
                    "{\"userName\":\"anna@acme.example\",\"active\":true,\"emails\":[{\"value\":\"a@b.example\"}]}"
                            .getBytes(UTF_8));
            PatchRequest.read(ScimJson.read(body)).applyTo(user, SCHEMA);
            ScimJson.write(user);
        } catch (ScimProblem | ProblemException refused) {
            // Which is what it is for.
        }
    }
}
