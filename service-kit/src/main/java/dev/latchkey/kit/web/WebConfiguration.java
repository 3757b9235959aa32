package dev.latchkey.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.databind.DeserializationFeature;

/** How requests are read. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {
    @Bean
    EventLoopOffload eventLoopOffload() {
        return new EventLoopOffload();
    }

    @Bean
    RequestDrainingFilter requestDrainingFilter() {
        return new RequestDrainingFilter();
    }

    @Bean
    @ConditionalOnResource(resources = "classpath:openapi.yaml")
    OpenApiDocument openApiDocument(@Value("classpath:openapi.yaml") Resource document) {
        return new OpenApiDocument(document);
    }

    /** A field that we do not know is a mistake of the caller's, and one that they would want to hear of. */
    @Bean
    JsonMapperBuilderCustomizer strictReading() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
