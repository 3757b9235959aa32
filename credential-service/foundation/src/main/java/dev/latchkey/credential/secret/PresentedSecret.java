package dev.latchkey.credential.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What somebody presented for a secret, as it came. Prints nothing; {@link #close()} wipes it, and the app password
 * that was read from it.
 */
public final class PresentedSecret implements AutoCloseable {
    /** The most characters that are looked at; what is longer cannot be a secret, and is never cut into one. */
    public static final int LONGEST = 1024;

    /** ISO-8859-1, and in the place of controls that nobody types the dashes and quotation marks of Windows. */
    private static final Charset OLDER = Charset.forName("windows-1252");

    private final char[] text;
    private final int length;
    private final boolean readable;
    private @Nullable TypedSecret read;

    private PresentedSecret(char[] text, int length, boolean readable) {
        this.text = text;
        this.length = length;
        this.readable = readable && length <= LONGEST;
    }

    /** Where the question needs no secret. */
    public static PresentedSecret none() {
        return of("");
    }

    /** Text that was sent; a copy is made. */
    public static PresentedSecret of(CharSequence text) {
        return new PresentedSecret(start(text), text.length(), true);
    }

    /**
     * Bytes that were sent; a copy is made. Those that are not UTF-8 come from programs of an older charset, which write
     * the spaces and dashes between letters in it: where there is nothing else, the letters are what is meant. All others
     * are like something {@linkplain #unreadable}.
     */
    public static PresentedSecret utf8(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            PresentedSecret secret = of(text);
            Arrays.fill(text.array(), '\0');
            return secret;
        } catch (CharacterCodingException anotherCharset) {
            return inAnotherCharset(bytes);
        }
    }

    private static PresentedSecret inAnotherCharset(byte[] bytes) {
        CharBuffer text = OLDER.decode(ByteBuffer.wrap(bytes));
        byte[] letters = TypedLetters.of(text);
        PresentedSecret secret =
                letters.length > 0 ? of(text) : unreadable(StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(bytes)));
        Arrays.fill(letters, (byte) 0);
        Arrays.fill(text.array(), '\0');
        return secret;
    }

    /** Something that cannot be a secret, whatever it looks like: it came in another charset, or not at all. */
    public static PresentedSecret unreadable(CharSequence remains) {
        return new PresentedSecret(start(remains), remains.length(), false);
    }

    private static char[] start(CharSequence text) {
        char[] start = new char[Math.min(text.length(), LONGEST)];
        for (int i = 0; i < start.length; i++) {
            start[i] = text.charAt(i);
        }
        return start;
    }

    /** What it is; the same each time. */
    public TypedSecret read() {
        TypedSecret known = read;
        if (known == null) {
            known = readable ? TypedSecret.read(CharBuffer.wrap(text)) : new TypedSecret.NotAnAppPassword();
            read = known;
        }
        return known;
    }

    /** Whether it can be a secret at all. */
    public boolean isReadable() {
        return readable;
    }

    /** How many characters were sent. */
    public int length() {
        return length;
    }

    /** The letters in it, however they were typed; where it has others too, all that is looked at. Whoever asks wipes them. */
    byte[] lettersOrBytes() {
        byte[] letters = readable ? TypedLetters.of(CharBuffer.wrap(text)) : new byte[0];
        return letters.length == 0 ? bytes() : letters;
    }

    /** All that is looked at. */
    byte[] bytes() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(text, '\0');
        if (read instanceof TypedSecret.WellFormed(AppPasswordSecret secret)) {
            secret.close();
        }
    }

    @Override
    public String toString() {
        return "PresentedSecret[…]";
    }
}
