package dev.latchkey.credential.protocol;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The front-door listener.
 *
 * @param address    where it binds, {@code LATCHKEY_DOOR_ADDRESS}
 * @param port       0 is any free one, {@code LATCHKEY_DOOR_PORT}
 * @param bodyAtMost larger bodies are turned away, {@code LATCHKEY_DOOR_BODY_AT_MOST}
 * @param connectionsAtMost at once; further ones are told to come back, {@code LATCHKEY_DOOR_CONNECTIONS_AT_MOST}
 */
@ConfigurationProperties("latchkey.front-doors")
record ListenerSettings(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8091") int port,
        @DefaultValue("64KB") DataSize bodyAtMost,
        @DefaultValue("4096") int connectionsAtMost) {}
