package dev.latchkey.audit.gap;

import dev.latchkey.audit.shard.ShardHead;
import dev.latchkey.audit.shard.ShardHeads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/** The gaps of all producers that have been open for longer than a late event takes. */
final class ProducerGaps {
    private final ShardHeads heads;
    private final Clock clock;
    private final Duration grace;

    ProducerGaps(ShardHeads heads, Clock clock, Duration grace) {
        this.heads = heads;
        this.clock = clock;
        this.grace = grace;
    }

    Flux<ProducerGap> overdue() {
        Instant before = clock.instant().minus(grace);
        return heads.all().flatMapIterable(head -> overdue(head, before).toList());
    }

    static Stream<ProducerGap> overdue(ShardHead head, Instant before) {
        return head.sequences().producers().stream()
                .flatMap(producer -> producer.gaps().stream()
                        .filter(gap -> gap.since().isBefore(before))
                        .map(gap -> ProducerGap.of(head.shard(), producer.producer(), gap)));
    }
}
