package dev.latchkey.kit.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** A connection on which anything can be said. */
record RawHttp(Socket connection) implements AutoCloseable {
    RawHttp send(String bytes) throws IOException {
        connection.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return this;
    }

    /** Everything up to the end of the connection. */
    String rest() throws IOException {
        return new String(connection.getInputStream().readAllBytes(), UTF_8);
    }

    /** One answer that says how long it is. */
    String answer() throws IOException {
        InputStream in = connection.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended after: " + head);
            }
            head.append((char) next);
        }
        String length = head.toString().replaceFirst("(?is).*content-length: (\\d+).*", "$1");
        return head + new String(in.readNBytes(Integer.parseInt(length)), UTF_8);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
