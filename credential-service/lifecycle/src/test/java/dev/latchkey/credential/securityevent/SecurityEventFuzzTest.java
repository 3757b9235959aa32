package dev.latchkey.credential.securityevent;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class SecurityEventFuzzTest {
    /** Whatever a transmitter says of whatever subject means something or nothing, and never fails. */
    @FuzzTest
    void meansSomethingOrNothing(byte[] claims) {
        try {
            Map<?, ?> token = JsonMapper.shared().readValue(claims, Map.class);
            if (token != null && token.get("events") instanceof Map<?, ?> events) {
                events.forEach((type, given) -> {
                    Map<?, ?> event = given instanceof Map<?, ?> map ? map : Map.of();
                    EventMapping.of(String.valueOf(type), event);
                    EventSubject.of(token.get("sub_id"), event);
                });
            }
        } catch (JacksonException noJson) {
            // The token is refused before.
        }
    }
}
