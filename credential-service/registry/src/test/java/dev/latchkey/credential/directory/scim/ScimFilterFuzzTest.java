package dev.latchkey.credential.directory.scim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;

class ScimFilterFuzzTest {
    /** Nothing but a SCIM error may come of a filter, whether it is read or applied. */
    @FuzzTest
    void isAFilterOrRefused(byte[] data) {
        try {
            ScimFilter filter = ScimFilter.parse(new String(data, UTF_8));
            filter.matches(resource());
            filter.demanded("userName");
            filter.mentions("members");
        } catch (ScimProblem refused) {
            // Which is what it is for.
        }
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode resource() {
        return ScimJson.read("""
                {"id":"1","userName":"anna@acme.example","active":true,"name":{"familyName":"Ahlberg"},
                 "emails":[{"value":"anna@acme.example","type":"work"}],"meta":{"created":"2026-03-04T10:00:00Z"}}""".getBytes(UTF_8));
    }
}
