package dev.latchkey.kit.operation;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** What the document is asked about. */
@Configuration(proxyBeanMethods = false)
public class OperationConfiguration {
    @Bean
    UnsupportedMediaTypeAdvice unsupportedMediaTypes(@Value("classpath:openapi.yaml") Resource document) {
        return new UnsupportedMediaTypeAdvice(
                document.exists() ? Optional.of(new DocumentedOperations(document)) : Optional.empty());
    }
}
