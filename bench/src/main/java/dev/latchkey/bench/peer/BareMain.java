package dev.latchkey.bench.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** Answers every question with "accepted", after one HMAC and, where there is a broker, one acknowledged record. */
public final class BareMain {
    private static final String TOPIC = "bench.bare";
    private static final int PARTITIONS = 6;
    private static final int RECORD = 500;
    private static final byte[] ANSWER =
            ("{\"result\":\"accepted\",\"id\":\"0198f0c4-5f0e-7c3a-9b55-3f2f2e6b8a11\",\"tenant\":\"acme\","
                            + "\"account\":\"0198f0c4-5f0e-7c3a-9b55-3f2f2e6b8a12\",\"login\":\"user0000@acme.example\","
                            + "\"credential\":\"0198f0c4-5f0e-7c3a-9b55-3f2f2e6b8a13\",\"label\":\"Phone\"}")
                    .getBytes(US_ASCII);

    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(BareMain::mac);
    private final @Nullable KafkaProducer<byte[], byte[]> producer;

    private BareMain(@Nullable KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** @param arguments port, and bootstrap servers or an empty text */
    public static void main(String... arguments) throws Exception {
        var bare = new BareMain(arguments[1].isEmpty() ? null : producer(arguments[1]));
        HttpServer.create()
                .host(InetAddress.getLoopbackAddress().getHostAddress())
                .port(Integer.parseInt(arguments[0]))
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asByteArray()
                        .flatMap(body -> Mono.fromFuture(bare.decide(body)))
                        .flatMap(answer -> response.header(HttpHeaderNames.CONTENT_LENGTH, "" + answer.length)
                                .sendByteArray(Mono.just(answer))
                                .then()))
                .bindNow()
                .onDispose()
                .block();
    }

    private static KafkaProducer<byte[], byte[]> producer(String kafka)
            throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private CompletableFuture<byte[]> decide(byte[] body) {
        byte[] key = macs.get().doFinal(body);
        var answered = new CompletableFuture<byte[]>();
        if (producer == null) {
            answered.complete(ANSWER);
            return answered;
        }
        producer.send(new ProducerRecord<>(TOPIC, key, new byte[RECORD]), (where, failure) -> {
            if (failure == null) {
                answered.complete(ANSWER);
            } else {
                answered.completeExceptionally(failure);
            }
        });
        return answered;
    }

    private static Mac mac() {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
            return mac;
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
