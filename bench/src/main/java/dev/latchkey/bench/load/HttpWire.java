package dev.latchkey.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntFunction;

/** The JSON door over HTTP/1.1 with keep-alive (RFC 9112). Accepted is 200 with {@code "result":"accepted"} first. */
public final class HttpWire implements Wire {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] STATUS_OK = "HTTP/1.1 200".getBytes(US_ASCII);
    private static final byte[] STATUS_UNAVAILABLE = "HTTP/1.1 503".getBytes(US_ASCII);
    private static final byte[] ACCEPTED = "{\"result\":\"accepted\"".getBytes(US_ASCII);
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(US_ASCII);
    private static final int LARGEST_HEAD = 8 * 1024;

    private final int count;
    private final IntFunction<byte[]> questions;

    /**
     * Makes the requests.
     *
     * @param key of the front door, sent in {@code X-Latchkey-Door-Key}
     * @param bodies JSON of each question
     */
    public HttpWire(String key, List<String> bodies) {
        var made = bodies.stream().map(body -> request(key, body)).toArray(byte[][]::new);
        this.count = made.length;
        this.questions = number -> made[number];
    }

    /**
     * Makes each request when it is asked for: of questions that nobody asks twice, there are too many to keep.
     *
     * @param key of the front door
     * @param count how many there are
     * @param bodies JSON of each question, by its number
     */
    public HttpWire(String key, int count, IntFunction<String> bodies) {
        this.count = count;
        this.questions = number -> request(key, bodies.apply(number));
    }

    private static byte[] request(String key, String body) {
        return ("POST /v1/sign-ins HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Latchkey-Door-Key: " + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.getBytes(UTF_8).length
                        + "\r\n\r\n" + body)
                .getBytes(UTF_8);
    }

    @Override
    public int questions() {
        return count;
    }

    @Override
    public ByteBuffer question(int number) {
        return ByteBuffer.wrap(questions.apply(number));
    }

    @Override
    public Answer read(ByteBuffer received) throws IOException {
        int start = received.position();
        int head = find(received, END_OF_HEAD, start, received.limit());
        if (head < 0) {
            if (received.remaining() > LARGEST_HEAD) {
                throw new IOException("no end of the answer's head within " + LARGEST_HEAD + " bytes");
            }
            return Answer.UNFINISHED;
        }
        int body = head + END_OF_HEAD.length;
        int end = body + length(received, start, body);
        if (end > received.limit()) {
            return Answer.UNFINISHED;
        }
        received.position(end);
        boolean accepted =
                at(received, start, STATUS_OK) && body + ACCEPTED.length <= end && at(received, body, ACCEPTED);
        return accepted ? Answer.ACCEPTED : notAccepted(received, start);
    }

    private static Answer notAccepted(ByteBuffer received, int start) {
        return at(received, start, STATUS_UNAVAILABLE) ? Answer.TEMPORARY : Answer.NOT_ACCEPTED;
    }

    private static int length(ByteBuffer received, int start, int body) throws IOException {
        int field = find(received, LENGTH, start, body);
        if (field < 0) {
            throw new IOException("an answer without Content-Length");
        }
        int length = 0;
        for (int i = field + LENGTH.length; received.get(i) != '\r'; i++) {
            int digit = received.get(i) - '0';
            length = digit >= 0 && digit <= 9 ? length * 10 + digit : length;
        }
        return length;
    }

    /** Where the text is, in lower or upper case; -1 where it is not. */
    private static int find(ByteBuffer in, byte[] text, int from, int to) {
        for (int i = from; i <= to - text.length; i++) {
            if (at(in, i, text)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean at(ByteBuffer in, int index, byte[] text) {
        for (int i = 0; i < text.length; i++) {
            byte each = in.get(index + i);
            if (each != text[i] && (each < 'A' || each > 'Z' || each + 32 != text[i])) {
                return false;
            }
        }
        return true;
    }
}
