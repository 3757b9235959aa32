package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.kit.request.IfMatch;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/** Refuses changes of app passwords that their author has not seen the newest version of. */
final class AppPasswordPreconditions {
    private final AppPasswords passwords;

    AppPasswordPreconditions(AppPasswords passwords) {
        this.passwords = passwords;
    }

    /**
     * Looks at {@code If-Match}, where it is given.
     *
     * @return completes where it holds; fails with a 412 problem where not, and with a 404 problem where there is none
     */
    Mono<Void> check(HttpHeaders headers, Account account, String id) {
        IfMatch seen = IfMatch.optional(headers);
        return headers.containsHeader(HttpHeaders.IF_MATCH)
                ? passwords
                        .byId(account.tenant(), account.id(), id)
                        .doOnNext(found -> seen.check("The app password", found.version()))
                        .then()
                : Mono.empty();
    }
}
