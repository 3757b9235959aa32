package dev.latchkey.embedded.server;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import dev.latchkey.embedded.store.Catalog;
import dev.latchkey.embedded.store.DocumentStore;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestHandlerTest {
    private final DocumentStore store = DocumentStore.inMemory();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final EmbeddedChannel client = new EmbeddedChannel(
            new RequestHandler(new StoredBackend(Catalog.of(store), Clock.systemUTC(), false), threads::add));

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    /** The thread that reads from the connections does nothing else. */
    @Test
    void requestsAreAnsweredByOthersInTheirOrder() {
        ask(1, new Document("ping", 1));
        ask(2, new Document("ping", 1));
        assertThat(threads).hasSize(1);
        assertThat(answer().getHeader().getResponseTo()).isEqualTo(1);
        assertThat(threads).hasSize(1);
        assertThat(answer().getHeader().getResponseTo()).isEqualTo(2);
        assertThat(threads).isEmpty();
    }

    @Test
    void whatIsRefusedIsToldByItsCode() {
        ask(1, new Document("fly", 1));
        assertThat(answer().getDocument()).containsEntry("ok", 0).containsEntry("code", 59);
    }

    /** A fault says what kind it is, and nothing of the documents that it happened with. */
    @Test
    void aFaultDoesNotTellWhatItWasAbout() {
        ask(1, new Document("insert", "things").append("documents", "a secret"));
        assertThat(answer().getDocument()).containsEntry("errmsg", "internal error: java.lang.ClassCastException");
        ask(2, new Document("ping", 1));
        assertThat(answer().getDocument()).containsEntry("ok", 1.0);
    }

    @Test
    void aClientThatDoesNotWaitForAnswersIsSentAway() {
        for (int id = 1; id <= 66; id++) {
            ask(id, new Document("ping", 1));
        }
        assertThat(client.isActive()).isFalse();
    }

    private void ask(int id, Document command) {
        client.writeInbound(new MongoMessage(client, new MessageHeader(id, 0), command.append("$db", "test")));
    }

    private MongoMessage answer() {
        threads.remove().run();
        client.runPendingTasks();
        return client.readOutbound();
    }
}
