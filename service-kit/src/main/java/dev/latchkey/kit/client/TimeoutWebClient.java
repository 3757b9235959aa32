package dev.latchkey.kit.client;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/** HTTP clients that do not wait forever. */
public final class TimeoutWebClient {
    private TimeoutWebClient() {}

    /** One that gives up when there is no connection, or no answer, for so long. */
    public static WebClient waiting(Duration atMost) {
        HttpClient http = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(atMost.toMillis()))
                .responseTimeout(atMost);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }
}
