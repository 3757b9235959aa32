package dev.latchkey.bench.site;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Questions to the JSON door as a mail server would ask them. */
public record SampleRequest(
        String login,
        String secret,
        String protocol,
        String service,
        String address,
        String client,
        Tls tls,
        @Nullable String session) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What the client's connection is encrypted with. */
    public record Tls(String version, String cipher) {}

    /** From that address, over IMAP. */
    public static SampleRequest of(String login, String secret, String address) {
        var tls = new Tls("TLSv1.3", "TLS_AES_256_GCM_SHA384");
        return new SampleRequest(login, secret, "imap", "mail", address, "Thunderbird 140", tls, "b3nCh");
    }

    /** The same from elsewhere. */
    public SampleRequest from(String other) {
        return new SampleRequest(login, secret, protocol, service, other, client, tls, session);
    }

    /** The same by another program. */
    public SampleRequest by(String program) {
        return new SampleRequest(login, secret, protocol, service, address, program, tls, session);
    }

    /** As the door wants it. */
    public String json() {
        return JSON.writeValueAsString(this);
    }

    @Override
    public String toString() {
        return "Question[" + login + "]";
    }
}
