package dev.latchkey.audit.shard;

import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.util.HexFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells how far each shard has come, so that an auditor can note it down and hold it against the log later. */
@RestController
class LogShardsApi {
    private final ShardHeads heads;

    LogShardsApi(ShardHeads heads) {
        this.heads = heads;
    }

    @GetMapping("/v1/log-shards")
    Mono<Page<Shard>> shards(Caller caller, PageRequest page) {
        caller.mustBe(Role.AUDITOR, Role.PLATFORM);
        return heads.page(page).map(found -> found.map(Shard::of));
    }

    record Shard(String shard, long size, String head, long nextOffset) {
        static Shard of(ShardHead head) {
            String hash = HexFormat.of().formatHex(head.chainHash());
            return new Shard(head.shard().name(), head.size(), hash, head.nextOffset());
        }
    }
}
