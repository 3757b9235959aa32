package dev.latchkey.notifier;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.events.Event;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** The service, running against an embedded broker and database; takes tokens of the form {@code tenant.role+role}. */
public final class RunningNotifier implements AutoCloseable {
    private static final String KEYS = "1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final ConfigurableApplicationContext context;

    private RunningNotifier(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningNotifier start(EmbeddedBroker broker, TestDatabase database, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "latchkey.kafka=" + broker.bootstrapServers(),
                "latchkey.subscription.keys=" + KEYS,
                "latchkey.channel.webhook.allowed-networks=127.0.0.0/8",
                "latchkey.delivery.poll=100ms",
                "latchkey.delivery.jitter=0",
                "logging.structured.format.console=",
                "server.port=0",
                "management.server.port=0",
                "server.address=127.0.0.1"));
        all.addAll(database.settings());
        all.addAll(Arrays.asList(properties));
        if (all.stream().noneMatch(each -> each.startsWith("latchkey.signing."))) {
            all.add("latchkey.signing.unsigned=accept");
        }
        RunningNotifier running =
                new RunningNotifier(new SpringApplicationBuilder(NotifierService.class, TestTokens.class)
                        .properties("spring.main.register-shutdown-hook=false")
                        .run(all.stream().map(each -> "--" + each).toArray(String[]::new)));
        EventPublisher publisher = running.bean(EventPublisher.class);
        Awaitility.await().until(publisher::ready);
        return running;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ApplicationContext context() {
        return context;
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public WebTestClient as(String token) {
        return anonymous()
                .mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    public WebTestClient anonymous() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port())
                .responseTimeout(Duration.ofSeconds(60))
                .build();
    }

    public void record(SignInRecorded fact) {
        record(UUID.randomUUID(), Instant.now(), fact);
    }

    public void record(UUID id, Instant at, Event fact) {
        // Others' topics are asked for at the first attempt.
        Awaitility.await()
                .until(() -> bean(EventPublisher.class)
                        .publish(new OutboundEvent(id, at, null, fact))
                        .handle((done, failure) -> failure == null)
                        .join());
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    static class TestTokens {
        @Bean
        @Primary
        ReactiveJwtDecoder testTokens() {
            return token -> Mono.fromCallable(() -> jwt(token));
        }

        private static Jwt jwt(String token) {
            String[] parts = token.split("\\.");
            if (parts.length != 2) {
                throw new BadJwtException("not ours");
            }
            return Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .issuer("http://127.0.0.1:8089")
                    .subject("somebody")
                    .claim("tenant", parts[0])
                    .claim("roles", List.of(parts[1].split("\\+")))
                    .claim("email", "somebody@" + parts[0] + ".example")
                    .claim("email_verified", true)
                    .build();
        }
    }
}
