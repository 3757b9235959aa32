package dev.latchkey.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.audit.Sent;
import dev.latchkey.audit.log.LogFixture;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.search.SearchBudget;
import dev.latchkey.kit.search.TenantConcurrencyLimit;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** While one tenant's searches do not end. */
class LogReaderIT {
    private static final Caller OTHER = LogQueryTest.caller("other", Role.AUDITOR);

    private final TenantConcurrencyLimit searches = new TenantConcurrencyLimit("searches", 3, 2);
    private TestDatabase server;
    private MongoClient client;
    private MongoDatabase database;
    private LogReader reader;

    @BeforeEach
    void start() {
        server = TestDatabase.start("audit");
        client = MongoClients.create(server.connectionString());
        database = client.getDatabase(server.name());
        new LogFixture(database)
                .append(List.of(
                        Sent.nth(1, Sent.signIn("other", "eve@other.example")).received()));
        DatabaseBreaker breaker = new DatabaseBreaker("log", Duration.ofSeconds(20), "away");
        SearchBudget budget = new SearchBudget(Duration.ofSeconds(10), 1_000);
        reader = new LogReader(breaker, budget, searches, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Page<ObjectNode> search(Caller caller) {
        LogQuery query =
                LogQuery.ofSignIns(SearchAuthorization.ofSignIns(caller), LogQueryTest.parameters("result=accepted"));
        return reader.page(caller, database.getCollection("signIns"), query, PageRequest.first(), EntryView::signIn)
                .block();
    }

    @Test
    void findsWhatAnotherTenantAsksFor() {
        Disposable first = searches.within("acme", Mono.never()).subscribe();
        Disposable second = searches.within("acme", Mono.never()).subscribe();

        assertThatThrownBy(() -> search(LogQueryTest.AUDITOR))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
        assertThat(search(OTHER).items()).hasSize(1);

        first.dispose();
        second.dispose();
        assertThat(search(LogQueryTest.AUDITOR).items()).isEmpty();
    }
}
