package dev.latchkey.kit.problem;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.server.WebExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/** How failures are answered. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemAdvice.class)
public class ProblemConfiguration {
    @Bean
    ProblemDetails problemDetails(JsonMapper json) {
        return new ProblemDetails(json);
    }

    @Bean
    WebExceptionHandler unhandledErrors(ProblemDetails problems) {
        return new UnhandledErrors(problems);
    }
}
