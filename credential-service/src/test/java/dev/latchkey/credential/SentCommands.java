package dev.latchkey.credential;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Notes what a replica sends to its database. */
@TestConfiguration(proxyBeanMethods = false)
class SentCommands {
    @Bean
    Listener sentCommandListener() {
        return new Listener();
    }

    /** Each command that asks for documents or changes them, with its collection: {@code find accounts}. */
    static final class Listener implements CommandListener {
        private static final Set<String> ABOUT_NO_DOCUMENT = Set.of("hello", "isMaster", "ping", "buildInfo");

        private final Queue<String> sent = new ConcurrentLinkedQueue<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            String name = event.getCommandName();
            if (!ABOUT_NO_DOCUMENT.contains(name)) {
                var collection = event.getCommand().get(name.equals("getMore") ? "collection" : name);
                sent.add(name + " "
                        + (collection.isString() ? collection.asString().getValue() : ""));
            }
        }

        /** Since this was last asked. */
        List<String> take() {
            List<String> taken = List.copyOf(sent);
            taken.forEach(sent::remove);
            return taken;
        }
    }
}
