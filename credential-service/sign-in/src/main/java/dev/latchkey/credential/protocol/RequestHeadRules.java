package dev.latchkey.credential.protocol;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** What the head of a request must keep to, so that it is read here as everywhere (RFC 9112). */
final class RequestHeadRules {
    private static final String HOST_MARKS = "._~!$&'()*+,;=%:[]-";
    private static final List<Function<HttpRequest, Optional<RefusedRequest>>> ALL = List.of(
            RequestHeadRules::version,
            RequestHeadRules::host,
            RequestHeadRules::transferCoding,
            RequestHeadRules::expectation);

    private RequestHeadRules() {}

    /** What is wrong with it, the first of it; nothing where it is in order. */
    static Optional<RefusedRequest> brokenBy(HttpRequest head) {
        for (Function<HttpRequest, Optional<RefusedRequest>> rule : ALL) {
            Optional<RefusedRequest> broken = rule.apply(head);
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    private static Optional<RefusedRequest> version(HttpRequest head) {
        HttpVersion version = head.protocolVersion();
        return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0)
                ? Optional.empty()
                : refused(head, HttpStatus.HTTP_VERSION_NOT_SUPPORTED, "version (expected: HTTP/1.1 or HTTP/1.0)");
    }

    /** One of them; HTTP/1.0 knew none. */
    private static Optional<RefusedRequest> host(HttpRequest head) {
        List<String> hosts = head.headers().getAll(HttpHeaderNames.HOST);
        boolean wanting = hosts.isEmpty() && !head.protocolVersion().equals(HttpVersion.HTTP_1_0);
        return wanting || hosts.size() > 1 || !isHost(head.headers().get(HttpHeaderNames.HOST, ""))
                ? refused(
                        head,
                        HttpStatus.BAD_REQUEST,
                        "Host header: " + hosts.size() + " (expected: one, of a host and port)")
                : Optional.empty();
    }

    private static boolean isHost(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || HOST_MARKS.indexOf(c) >= 0;
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    private static Optional<RefusedRequest> transferCoding(HttpRequest head) {
        return head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING) ? codings(head) : Optional.empty();
    }

    private static Optional<RefusedRequest> codings(HttpRequest head) {
        List<String> codings = head.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::trim)
                .toList();
        boolean framed = codings.getLast().equalsIgnoreCase("chunked")
                && !head.protocolVersion().equals(HttpVersion.HTTP_1_0);
        long chunked = codings.stream().filter("chunked"::equalsIgnoreCase).count();
        if (!framed || chunked > 1) {
            return refused(
                    head, HttpStatus.BAD_REQUEST, "Transfer-Encoding header (expected: chunked, once, of HTTP/1.1)");
        }
        return codings.size() == 1
                ? Optional.empty()
                : refused(head, HttpStatus.NOT_IMPLEMENTED, "Transfer-Encoding header (expected: chunked alone)");
    }

    private static Optional<RefusedRequest> expectation(HttpRequest head) {
        boolean known = !head.headers().contains(HttpHeaderNames.EXPECT)
                || head.protocolVersion().equals(HttpVersion.HTTP_1_0)
                || head.headers().getAll(HttpHeaderNames.EXPECT).stream().allMatch("100-continue"::equalsIgnoreCase);
        return known
                ? Optional.empty()
                : refused(head, HttpStatus.EXPECTATION_FAILED, "Expect header (expected: 100-continue)");
    }

    private static Optional<RefusedRequest> refused(HttpRequest head, HttpStatus status, String detail) {
        String path = RequestTarget.of(head.uri()).path();
        return Optional.of(new RefusedRequest(status, MalformedKind.HEAD, path, detail));
    }
}
