package dev.latchkey.kit.tracing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/** The traces of requests. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {
    @Bean
    WebFilter traceFilter() {
        return new TraceFilter();
    }
}
