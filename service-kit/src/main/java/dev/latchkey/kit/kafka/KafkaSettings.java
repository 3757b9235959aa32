package dev.latchkey.kit.kafka;

import dev.latchkey.kit.text.FailureWords;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Where Kafka is and how it is reached, as the operator says it.
 *
 * @param servers        bootstrap servers, {@code latchkey.kafka}; {@code bootstrap.servers} below goes before them
 * @param propertiesFile a file of Kafka client properties, {@code latchkey.kafka.properties-file}; empty: none
 * @param caFile         certificate authorities beside the public ones, {@code latchkey.kafka.ca-file}; empty: none
 * @param properties     single client properties, {@code latchkey.kafka.<name>}, which go before those of the file
 */
record KafkaSettings(String servers, String propertiesFile, String caFile, Map<String, String> properties) {
    static final String PREFIX = "latchkey.kafka";
    private static final String LOCAL = "127.0.0.1:9092";

    static KafkaSettings of(Environment environment) {
        Map<String, String> properties = new HashMap<>(Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, String.class))
                .orElseGet(Map::of));
        // The environment's own form of the same names is found as well.
        properties.keySet().removeIf(name -> name.matches("(properties|ca)[.-]?file"));
        return new KafkaSettings(
                environment.getProperty(PREFIX, LOCAL),
                environment.getProperty(PREFIX + ".properties-file", ""),
                environment.getProperty(PREFIX + ".ca-file", ""),
                properties);
    }

    /** As a service has them that is started with these environment variables. */
    static KafkaSettings of(Map<String, String> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        String system = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(system, new SystemEnvironmentPropertySource(system, new HashMap<>(variables)));
        // As latchkey-kit.yaml has them: a service has names below the servers, whatever its environment says.
        Map<String, Object> none = Map.of(PREFIX + ".properties-file", "", PREFIX + ".ca-file", "");
        environment.getPropertySources().addLast(new MapPropertySource("none", none));
        ConfigurationPropertySources.attach(environment);
        return of(environment);
    }

    /** The file's properties, and over them the single ones. */
    Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        if (!propertiesFile.isBlank()) {
            read(Path.of(propertiesFile)).forEach((name, value) -> all.put(name.toString(), value.toString()));
        }
        all.putAll(properties);
        return all;
    }

    private static Properties read(Path file) {
        Properties read = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            read.load(text);
            return read;
        } catch (IOException | IllegalArgumentException unreadable) {
            // Its words may be those of the file, and so a password.
            throw new IllegalArgumentException(PREFIX + ".properties-file: " + file
                    + " (expected: a readable file of Java properties in UTF-8); " + FailureWords.of(unreadable));
        }
    }

    /** Properties may be passwords. */
    @Override
    public String toString() {
        return "KafkaSettings[" + servers + "]";
    }
}
