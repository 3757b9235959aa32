package dev.latchkey.kit.signing;

/** Kafka headers of a signature. Not CloudEvents' own: they cover where the record stands, beside what it says. */
public final class SignatureHeaders {
    /** The signature, base64. */
    public static final String SIGNATURE = "latchkey_signature";

    /** A signature of the attributes alone, base64, so that one can decide by them without reading the rest. */
    public static final String ATTRIBUTES = "latchkey_attributes_signature";

    /** The version of the key that made it, among those of the service that {@code ce_source} names. */
    public static final String KEY = "latchkey_signature_key";

    private SignatureHeaders() {}
}
