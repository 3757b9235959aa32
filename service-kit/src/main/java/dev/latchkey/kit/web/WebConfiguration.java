package dev.latchkey.kit.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** How the server is set up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionSettings.class)
public class WebConfiguration {
    @Bean
    EventLoopOffload eventLoopOffload() {
        return new EventLoopOffload();
    }

    @Bean
    RequestDrainingFilter requestDrainingFilter() {
        return new RequestDrainingFilter();
    }

    /** No bean of a customizer itself: it is a function, and Spring Cloud Stream would bind it to topics. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connections(ConnectionSettings limits) {
        return factory -> factory.addServerCustomizers(new HttpConnections(limits), new BareRefusals());
    }

    @Bean
    @ConditionalOnResource(resources = "classpath:openapi.yaml")
    OpenApiDocument openApiDocument(@Value("classpath:openapi.yaml") Resource document) {
        return new OpenApiDocument(document);
    }
}
