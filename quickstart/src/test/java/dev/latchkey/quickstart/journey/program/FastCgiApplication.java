package dev.latchkey.quickstart.journey.program;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An application that speaks FastCGI (one request for each connection) and answers with the parameters it was given. */
public final class FastCgiApplication implements AutoCloseable {
    private static final int END_REQUEST = 3;
    private static final int PARAMS = 4;
    private static final int STDIN = 5;
    private static final int STDOUT = 6;

    private final ServerSocket server;

    public FastCgiApplication() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** As {@code fastcgi_pass} wants it. */
    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                answer(connection);
            } catch (IOException e) {
                // It was closed, or the proxy has hung up: there is nobody to tell.
                continue;
            }
        }
    }

    private static void answer(Socket connection) throws IOException {
        var in = new DataInputStream(connection.getInputStream());
        var params = new ByteArrayOutputStream();
        for (var read = Packet.read(in); read.type != STDIN || read.content.length > 0; read = Packet.read(in)) {
            if (read.type == PARAMS) {
                params.writeBytes(read.content);
            }
        }
        var out = new DataOutputStream(connection.getOutputStream());
        var body = "Content-Type: text/plain\r\n\r\n" + shown(ByteBuffer.wrap(params.toByteArray()));
        new Packet(STDOUT, body.getBytes(StandardCharsets.UTF_8)).write(out);
        new Packet(STDOUT, new byte[0]).write(out);
        new Packet(END_REQUEST, new byte[8]).write(out);
    }

    private static String shown(ByteBuffer params) {
        var shown = new StringBuilder();
        while (params.hasRemaining()) {
            int name = length(params);
            int value = length(params);
            shown.append(text(params, name))
                    .append('=')
                    .append(text(params, value))
                    .append('\n');
        }
        return shown.toString();
    }

    private static int length(ByteBuffer params) {
        int first = params.get() & 0xff;
        return first < 128 ? first : (first & 0x7f) << 24 | params.get() << 16 & 0xff0000 | params.getShort() & 0xffff;
    }

    private static String text(ByteBuffer params, int length) {
        var bytes = new byte[length];
        params.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Packet(int type, byte[] content) {
        static Packet read(DataInputStream in) throws IOException {
            in.readByte();
            int type = in.readByte();
            in.readShort();
            int length = in.readUnsignedShort();
            int padding = in.readUnsignedByte();
            in.readByte();
            var content = in.readNBytes(length);
            in.skipNBytes(padding);
            return new Packet(type, content);
        }

        void write(DataOutputStream out) throws IOException {
            out.writeByte(1);
            out.writeByte(type);
            out.writeShort(1);
            out.writeShort(content.length);
            out.writeShort(0);
            out.write(content);
            out.flush();
        }
    }
}
