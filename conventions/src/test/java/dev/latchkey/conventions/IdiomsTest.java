package dev.latchkey.conventions;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What recurs in all services is done in one way, which service-kit has; each exception has its reason here. */
class IdiomsTest {
    private static final Set<String> NOT_SERVICES = Set.of("bench", "conventions", "embedded", "quickstart");

    /**
     * {@code RecurringTask} is the idiom. {@code EventPublisher} and {@code RefusalDelay} do each thing once, a while
     * later; {@code HttpTimeoutHandler} and {@code LingeringClose} look at their connection on that connection's event
     * loop; {@code LongAnswer} says something as long as its own answer is awaited.
     */
    private static final KnownOffenders TIMERS = KnownOffenders.in(
            "TIMERS",
            "RecurringTask.java EventPublisher.java RefusalDelay.java HttpTimeoutHandler.java LingeringClose.java"
                    + " LongAnswer.java");

    private static final Pattern TIMER =
            Pattern.compile("\\bnew(Single|Scheduled)Thread(Scheduled|Pool)\\w*|\\bnewScheduledThreadPool\\b"
                    + "|\\bFlux\\.interval\\b|@Scheduled\\b|\\bscheduleAtFixedRate\\b|\\bscheduleWithFixedDelay\\b");

    /** {@code RetryPolicy} is the idiom. {@code VaultTransit} blocks at the start, where nothing is reactive. */
    private static final KnownOffenders RETRIES = KnownOffenders.in("RETRIES", "RetryPolicy.java VaultTransit.java");

    private static final Pattern RETRY =
            Pattern.compile("\\bRetry\\.(max|backoff|fixedDelay|indefinitely|of|maxInARow)\\b");

    /** {@code DatabaseBreaker} is the idiom; {@code DestinationBreakers} keeps one for each receiver. */
    private static final KnownOffenders BREAKERS =
            KnownOffenders.in("BREAKERS", "DatabaseBreaker.java DestinationBreakers.java");

    private static final Pattern BREAKER = Pattern.compile("\\bCircuitBreakerConfig\\.custom\\b");

    /** {@code DuplicateKey} is the idiom. */
    private static final KnownOffenders DUPLICATES = KnownOffenders.in("DUPLICATES", "DuplicateKey.java");

    private static final Pattern DUPLICATE = Pattern.compile("\\bDUPLICATE_KEY\\b|\\b11000\\b");

    /** {@code StoredNumbers} is the idiom. */
    private static final KnownOffenders NUMBERS = KnownOffenders.in("NUMBERS", "");

    private static final Pattern NUMBER = Pattern.compile(
            "\\.get(Long|Integer|Double)\\([^)]|\\.get\\([^()]*, (Number|Long|Integer|Double)\\.class\\)");

    /** {@code KafkaClients} is the idiom. */
    private static final KnownOffenders KAFKA_CLIENTS = KnownOffenders.in("KAFKA_CLIENTS", "KafkaClients.java");

    private static final Pattern KAFKA_CLIENT = Pattern.compile(
            "\\bnew Kafka(Consumer|Producer|ShareConsumer|AdminClient)\\b|\\bAdmin(Client)?\\.create\\b");

    /**
     * {@code AuthenticEvents} is the idiom; what a follower reads goes to an {@code AuthenticSink}, or unread to
     * {@code HoldFollower}, which asks {@code AuthenticEvents} of each record.
     */
    private static final KnownOffenders CREDULOUS = KnownOffenders.in(
            "CREDULOUS",
            "AccountManagementConfiguration.java AuthenticEvents.java InternalTopicWatch.java SinkHandover.java"
                    + " VerificationConfiguration.java");

    /**
     * {@code VerificationConfiguration} and {@code AccountManagementConfiguration} only forget, or look again: whoever
     * forges a change has the database asked once more. {@code InternalTopicWatch} acts on nothing but a forgery.
     */
    private static final Pattern BELIEVES_ANYBODY = Pattern.compile(
            "\\bEventReader\\.read\\b|\\A(?!.*\\bnew (AuthenticSink|HoldFollower)\\b).*\\bnew TopicFollower\\b",
            Pattern.DOTALL);

    @Test
    void whatIsActedOnWasSignedByItsSender() {
        CREDULOUS.requireExactly("Events are read by AuthenticEvents.", with(BELIEVES_ANYBODY));
    }

    @Test
    void everyKafkaClientHasTheOperatorsProperties() {
        KAFKA_CLIENTS.requireExactly("KafkaClients makes clients with TLS and credentials.", with(KAFKA_CLIENT));
    }

    @Test
    void whatRecursIsARecurringTask() {
        TIMERS.requireExactly("What is done again and again is done by RecurringTasks.", with(TIMER));
    }

    @Test
    void whatIsTriedAgainHasARetryPolicy() {
        RETRIES.requireExactly("How what has failed is tried again is a RetryPolicy.", with(RETRY));
    }

    @Test
    void whatIsAwayIsToldByABreakerOfTheKit() {
        BREAKERS.requireExactly("Calls of a database go through DatabaseBreaker.", with(BREAKER));
    }

    @Test
    void whatIsTakenAlreadyIsToldByDuplicateKey() {
        DUPLICATES.requireExactly("That a unique index refused a write is told by DuplicateKey.", with(DUPLICATE));
    }

    @Test
    void numbersOfDocumentsAreReadWhateverTheirType() {
        NUMBERS.requireExactly("Numbers of documents are read by StoredNumbers.", with(NUMBER));
    }

    private static Map<String, String> with(Pattern pattern) {
        return Checkout.SHIPPED.stream()
                .filter(file -> !NOT_SERVICES.contains(file.module().name()))
                .filter(file -> pattern.matcher(file.text().code()).find())
                .map(SourceFile::path)
                .collect(Collectors.toMap(path -> path.substring(path.lastIndexOf('/') + 1), path -> path));
    }
}
