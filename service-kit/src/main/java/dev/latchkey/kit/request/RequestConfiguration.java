package dev.latchkey.kit.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How requests are read. */
@Configuration(proxyBeanMethods = false)
public class RequestConfiguration {
    @Bean
    WebFluxRegistrations parameterChecking() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new ParameterCheckingAdapter();
            }
        };
    }

    @Bean
    FormDecodingFilter formDecodingFilter(@Value("${spring.http.codecs.max-in-memory-size:64KB}") DataSize atMost) {
        return new FormDecodingFilter(atMost);
    }

    /** Behind Spring Boot's own, whose decoder this one takes the place of. */
    @Bean
    @Order
    WebFluxConfigurer requestReading(JsonMapper json) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new ParameterResolver());
            }

            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
                configurer.defaultCodecs().jacksonJsonDecoder(new JsonBodyDecoder(json));
            }
        };
    }

    /** A field that we do not know is a mistake of the caller's, and one that they would want to hear of. */
    @Bean
    JsonMapperBuilderCustomizer strictReading() {
        return json -> StrictJson.types(json)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
