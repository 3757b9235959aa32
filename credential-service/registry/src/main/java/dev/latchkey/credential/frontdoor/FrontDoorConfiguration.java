package dev.latchkey.credential.frontdoor;

import com.mongodb.reactivestreams.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where front doors are kept. */
@Configuration(proxyBeanMethods = false)
class FrontDoorConfiguration {
    static final String COLLECTION = "front_doors";

    @Bean
    FrontDoors frontDoors(MongoDatabase database) {
        return new FrontDoors(database.getCollection(COLLECTION));
    }
}
