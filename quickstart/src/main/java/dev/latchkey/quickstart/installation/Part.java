package dev.latchkey.quickstart.installation;

import static java.util.Objects.requireNonNull;

import dev.latchkey.embedded.BrokerMain;
import dev.latchkey.embedded.DatabaseMain;
import dev.latchkey.quickstart.people.OidcProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One process of the installation. */
public enum Part {
    /** A real Kafka broker. */
    BROKER("kafka", BrokerMain.class, 512, Port.KAFKA),
    /** The server that speaks MongoDB's protocol. */
    DATABASE("mongodb", DatabaseMain.class, 768, Port.MONGODB),
    /** Signs the demo people in. */
    OIDC_PROVIDER("oidc-provider", OidcProvider.class, 128, Port.OIDC),
    /** "May it pass?" */
    CREDENTIAL_SERVICE("credential-service", "credential-service", 384, Port.CREDENTIAL, Port.CREDENTIAL_MANAGEMENT),
    /** "What are the rules?" */
    POLICY_SERVICE("policy-service", "policy-service", 256, Port.POLICY, Port.POLICY_MANAGEMENT),
    /** "What happened?" */
    AUDIT_SERVICE("audit-service", "audit-service", 256, Port.AUDIT, Port.AUDIT_MANAGEMENT),
    /** "Who must know?" */
    NOTIFIER_SERVICE("notifier-service", "notifier-service", 256, Port.NOTIFIER, Port.NOTIFIER_MANAGEMENT),
    /** A second credential-service; not started with the others. */
    CREDENTIAL_REPLICA(
            "credential-service-2",
            "credential-service",
            384,
            Port.CREDENTIAL_REPLICA,
            Port.CREDENTIAL_REPLICA_MANAGEMENT),
    /** A third; not started with the others either. */
    CREDENTIAL_THIRD(
            "credential-service-3", "credential-service", 384, Port.CREDENTIAL_THIRD, Port.CREDENTIAL_THIRD_MANAGEMENT),
    /** A second audit-service; nor is this one. */
    AUDIT_REPLICA("audit-service-2", "audit-service", 256, Port.AUDIT_REPLICA, Port.AUDIT_REPLICA_MANAGEMENT),
    /** A second notifier-service, likewise. */
    NOTIFIER_REPLICA(
            "notifier-service-2", "notifier-service", 256, Port.NOTIFIER_REPLICA, Port.NOTIFIER_REPLICA_MANAGEMENT);

    private static final String OWN_MODULE = "quickstart";
    private static final String FIRST = "1";

    private final String title;
    private final String module;
    private final @Nullable Class<?> main;
    private final int heapMegabytes;
    private final Port port;
    private final Port health;

    Part(String title, Class<?> main, int heapMegabytes, Port port) {
        this.title = title;
        this.module = OWN_MODULE;
        this.main = main;
        this.heapMegabytes = heapMegabytes;
        this.port = port;
        this.health = port;
    }

    Part(String title, String module, int heapMegabytes, Port port, Port management) {
        this.title = title;
        this.module = module;
        this.main = null;
        this.heapMegabytes = heapMegabytes;
        this.port = port;
        this.health = management;
    }

    /** The part of that title. */
    public static Optional<Part> titled(String title) {
        return Arrays.stream(values()).filter(part -> part.title.equals(title)).findFirst();
    }

    /** What people call it, and its log file. */
    public String title() {
        return title;
    }

    /** Where it listens; credential-service also listens on {@link Port#DOORS}. */
    public Port port() {
        return port;
    }

    /** Where a service, and the OIDC provider, tells its health; of services not where its API is. */
    public Port health() {
        return health;
    }

    /** Whether it is one more of a service, which is started only where somebody asks for it. */
    public boolean isFurtherReplica() {
        return !instance().equals(FIRST);
    }

    /** Whether it is one of Latchkey's services, as opposed to what they stand on. */
    public boolean isService() {
        return main == null;
    }

    /** Which of several that do the same. */
    String instance() {
        return switch (this) {
            case CREDENTIAL_REPLICA, AUDIT_REPLICA, NOTIFIER_REPLICA -> "2";
            case CREDENTIAL_THIRD -> "3";
            default -> FIRST;
        };
    }

    /** Where a credential-service is asked by front doors. */
    Port doors() {
        return switch (this) {
            case CREDENTIAL_REPLICA -> Port.DOORS_REPLICA;
            case CREDENTIAL_THIRD -> Port.DOORS_THIRD;
            default -> Port.DOORS;
        };
    }

    String module() {
        return module;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    boolean answersHealth() {
        return isService() || this == OIDC_PROVIDER;
    }

    /** Where, in its jar, it names the variables that it reads; those of every service are in the kit. */
    List<String> configuration() {
        return switch (this) {
            case BROKER, DATABASE -> List.of();
            case OIDC_PROVIDER -> List.of("oidc-provider.yaml");
            default -> List.of("application.yaml");
        };
    }

    /** Whether half the CPU time at the start is worth half the speed later: where little is asked of it, yes. */
    boolean startsQuickly() {
        return this == OIDC_PROVIDER || this == POLICY_SERVICE || module.equals("notifier-service");
    }

    /**
     * How its heap is collected. Sign-ins wait for credential-service and the broker: two threads halve a pause. What
     * the former keeps for two seconds ("last used") dies young, where there is room for it among the young.
     */
    List<String> collector() {
        return switch (this) {
            case CREDENTIAL_SERVICE, CREDENTIAL_REPLICA, CREDENTIAL_THIRD ->
                List.of(
                        "-XX:+UseParallelGC",
                        "-XX:-UseAdaptiveSizePolicy",
                        "-Xmn192m",
                        "-XX:SurvivorRatio=4",
                        "-XX:MaxTenuringThreshold=15");
            case BROKER -> List.of("-XX:+UseParallelGC");
            default -> List.of("-XX:+UseSerialGC");
        };
    }

    /** How much it gives way to the others where cores are short. */
    Priority priority() {
        return switch (this) {
            case AUDIT_SERVICE, AUDIT_REPLICA, NOTIFIER_SERVICE, NOTIFIER_REPLICA, DATABASE -> Priority.LOW;
            default -> Priority.NORMAL;
        };
    }

    /** How {@code java} is told what to run. */
    List<String> target(String jar) {
        return isService()
                ? List.of("-jar", jar)
                : List.of("-cp", jar, requireNonNull(main).getName());
    }
}
