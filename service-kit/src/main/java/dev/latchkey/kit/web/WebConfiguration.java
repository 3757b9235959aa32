package dev.latchkey.kit.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** How the server is set up. */
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
    NettyServerCustomizer malformedUris() {
        return new MalformedUris();
    }

    @Bean
    @ConditionalOnResource(resources = "classpath:openapi.yaml")
    OpenApiDocument openApiDocument(@Value("classpath:openapi.yaml") Resource document) {
        return new OpenApiDocument(document);
    }
}
