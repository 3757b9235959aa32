package dev.latchkey.credential.securityevent;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a security event token says that was found to be genuine.
 *
 * @param jti    its id
 * @param events by type (RFC 8417, section 2.2)
 * @param subId  whom it is about ({@code sub_id}), where it says so for all of them
 */
record SecurityEventClaims(
        String jti, Map<String, Object> events, @Nullable Object subId) {}
