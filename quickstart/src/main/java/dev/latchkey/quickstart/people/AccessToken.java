package dev.latchkey.quickstart.people;

import java.net.http.HttpResponse;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** A bearer token and when to stop using it. */
record AccessToken(String value, Instant expiresAt) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static AccessToken from(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("no access token: " + answer.statusCode() + " " + answer.body());
        }
        var json = JSON.readTree(answer.body());
        var lifetime = json.required("expires_in").asLong();
        return new AccessToken(
                json.required("access_token").asString(), Instant.now().plusSeconds(lifetime));
    }

    boolean isFreshFor(long seconds) {
        return Instant.now().plusSeconds(seconds).isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "AccessToken[until " + expiresAt + "]";
    }
}
