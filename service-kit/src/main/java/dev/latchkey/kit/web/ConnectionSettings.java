package dev.latchkey.kit.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For how long a connection is kept whose client says nothing; of the API's port, and of the management port.
 *
 * @param idle between two requests, {@code LATCHKEY_CONNECTION_IDLE}
 * @param head from the first byte of a request to the end of its headers, {@code LATCHKEY_REQUEST_HEAD_WITHIN}
 * @param gap  between two pieces of a body, {@code LATCHKEY_REQUEST_BODY_GAP}
 * @param body from the end of the headers to the end of the body, {@code LATCHKEY_REQUEST_BODY_WITHIN}
 */
@ConfigurationProperties("latchkey.connection")
record ConnectionSettings(
        @DefaultValue("60s") Duration idle,
        @DefaultValue("10s") Duration head,
        @DefaultValue("20s") Duration gap,
        @DefaultValue("10m") Duration body) {}
