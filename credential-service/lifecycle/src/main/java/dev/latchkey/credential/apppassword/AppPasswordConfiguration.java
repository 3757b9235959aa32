package dev.latchkey.credential.apppassword;

import com.mongodb.reactivestreams.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where app passwords are read: all that a sign-in needs of them. */
@Configuration(proxyBeanMethods = false)
class AppPasswordConfiguration {
    static final String COLLECTION = "app_passwords";

    @Bean
    AppPasswords appPasswords(MongoDatabase database) {
        return new AppPasswords(database.getCollection(COLLECTION));
    }

    @Bean
    StoredVerifiers storedVerifiers(MongoDatabase database) {
        return new StoredVerifiers(database.getCollection(COLLECTION));
    }
}
