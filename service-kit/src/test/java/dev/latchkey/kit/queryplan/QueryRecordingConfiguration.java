package dev.latchkey.kit.queryplan;

import com.mongodb.event.CommandListener;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Records what is asked of the database in each service that has this on its class path: in tests. */
@AutoConfiguration
public class QueryRecordingConfiguration {
    private static final QueryRecorder RECORDER = new QueryRecorder();

    @Bean
    CommandListener queryRecorder() {
        return RECORDER;
    }

    @Bean
    static BeanPostProcessor queryCallRecorder() {
        return new BeanPostProcessor() {
            @Override
            public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof MongoDatabase database ? RecordedCalls.of(database, RECORDER) : bean;
            }
        };
    }
}
