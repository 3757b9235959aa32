package dev.latchkey.audit.gap;

import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells which events never arrived; an empty list is the proof that none was lost. */
@RestController
class ProducerGapsApi {
    private final ProducerGaps gaps;

    ProducerGapsApi(ProducerGaps gaps) {
        this.gaps = gaps;
    }

    @GetMapping("/v1/producer-gaps")
    Mono<Page<ProducerGap>> gaps(Caller caller, PageRequest page) {
        caller.mustBe(Role.AUDITOR, Role.PLATFORM);
        return gaps.overdue().collectList().map(all -> Page.slice(all, page, ProducerGap::key));
    }
}
