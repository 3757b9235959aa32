package dev.latchkey.audit.shard;

import com.mongodb.reactivestreams.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where heads are written down. */
@Configuration(proxyBeanMethods = false)
class ShardConfiguration {
    @Bean
    ShardHeads shardHeads(MongoDatabase database) {
        return new ShardHeads(database);
    }
}
