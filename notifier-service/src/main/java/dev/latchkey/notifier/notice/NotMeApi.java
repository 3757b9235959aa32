package dev.latchkey.notifier.notice;

import dev.latchkey.kit.request.UnknownParametersIgnored;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * "This was not me": for whoever has the link of a notice, which is signed; no access token is needed. Gateways that
 * rewrite the links of mails may add parameters of their own.
 */
@RestController
@UnknownParametersIgnored
class NotMeApi {
    static final String PATH = "/v1/notices/not-me";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'";

    private final OwnerNotices notices;
    private final LinkTokens tokens;
    private final RevokeOnNotMe revokeOnNotMe;

    NotMeApi(OwnerNotices notices, LinkTokens tokens, RevokeOnNotMe revokeOnNotMe) {
        this.notices = notices;
        this.tokens = tokens;
        this.revokeOnNotMe = revokeOnNotMe;
    }

    /** Changes nothing: mail scanners open links. */
    @GetMapping(PATH)
    Mono<ResponseEntity<String>> ask(@RequestParam(defaultValue = "") String token) {
        return answer(token, notice -> Mono.just(NotMePage.question(notice, token)));
    }

    /** What the form of the page sends. */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<String>> disown(ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> String.valueOf(form.getFirst("token")))
                .flatMap(token ->
                        answer(token, notice -> revokeOnNotMe.disown(notice).thenReturn(NotMePage.done(notice))));
    }

    /** Whatever is wrong with a link, the answer is the same. */
    private Mono<ResponseEntity<String>> answer(String token, Function<Notice, Mono<String>> page) {
        return Mono.justOrEmpty(tokens.read(token))
                .flatMap(notices::byId)
                .flatMap(page)
                .map(html -> html(HttpStatus.OK, html))
                .defaultIfEmpty(html(HttpStatus.BAD_REQUEST, NotMePage.invalid()));
    }

    private static ResponseEntity<String> html(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(html);
    }
}
