package dev.latchkey.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.web.server.WebExceptionHandler;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How requests are read and failures answered. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemAdvice.class)
public class WebConfiguration {
    @Bean
    AnswerAside answerAside() {
        return new AnswerAside();
    }

    @Bean
    DrainRequests drainRequests() {
        return new DrainRequests();
    }

    @Bean
    Problems problems(JsonMapper json) {
        return new Problems(json);
    }

    @Bean
    @ConditionalOnResource(resources = "classpath:openapi.yaml")
    OpenApiDocument openApiDocument(@Value("classpath:openapi.yaml") Resource document) {
        return new OpenApiDocument(document);
    }

    @Bean
    WebExceptionHandler failures(Problems problems) {
        return new Failures(problems);
    }

    /** A field that we do not know is a mistake of the caller's, and one that they would want to hear of. */
    @Bean
    JsonMapperBuilderCustomizer strictReading() {
        return json -> json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
