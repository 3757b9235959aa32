package dev.latchkey.kit;

import dev.latchkey.kit.consuming.ConsumingConfiguration;
import dev.latchkey.kit.following.FollowingConfiguration;
import dev.latchkey.kit.kafka.KafkaConfiguration;
import dev.latchkey.kit.mongo.MongoConfiguration;
import dev.latchkey.kit.operation.OperationConfiguration;
import dev.latchkey.kit.outbox.OutboxConfiguration;
import dev.latchkey.kit.problem.ProblemConfiguration;
import dev.latchkey.kit.publishing.PublishingConfiguration;
import dev.latchkey.kit.recurring.RecurringConfiguration;
import dev.latchkey.kit.request.RequestConfiguration;
import dev.latchkey.kit.search.BoundedSearchConfiguration;
import dev.latchkey.kit.security.ManagementSecurityConfiguration;
import dev.latchkey.kit.security.SecurityConfiguration;
import dev.latchkey.kit.signing.SigningConfiguration;
import dev.latchkey.kit.token.AccessTokenConfiguration;
import dev.latchkey.kit.topics.TopicsConfiguration;
import dev.latchkey.kit.tracing.TracingConfiguration;
import dev.latchkey.kit.web.WebConfiguration;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * Makes an application a Latchkey service: publishing, outbox, consuming, problem details, security, MongoDB, topics.
 * Its {@code application.yaml} imports {@code classpath:latchkey-kit.yaml}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnableConfigurationProperties(KitSettings.class)
@Import({
    KafkaConfiguration.class,
    PublishingConfiguration.class,
    OutboxConfiguration.class,
    SigningConfiguration.class,
    ConsumingConfiguration.class,
    FollowingConfiguration.class,
    RecurringConfiguration.class,
    ProblemConfiguration.class,
    RequestConfiguration.class,
    OperationConfiguration.class,
    BoundedSearchConfiguration.class,
    WebConfiguration.class,
    AccessTokenConfiguration.class,
    SecurityConfiguration.class,
    ManagementSecurityConfiguration.class,
    MongoConfiguration.class,
    TopicsConfiguration.class,
    TracingConfiguration.class
})
public @interface ServiceKit {}
