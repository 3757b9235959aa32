package dev.latchkey.credential.account;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where accounts are kept. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
    static final String COLLECTION = "accounts";

    @Bean
    AccountWrites accountWrites(MongoDatabase database, Outbox outbox, OutboxRelay relay, Clock clock) {
        return new AccountWrites(database.getCollection(COLLECTION), outbox, relay, clock);
    }

    @Bean
    Accounts accounts(MongoDatabase database, AccountWrites writes) {
        return new Accounts(database.getCollection(COLLECTION), writes);
    }
}
