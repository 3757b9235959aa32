package dev.latchkey.audit.entry;

/** The fields of an entry's document. Only {@link #ENTRY} is the record; the rest is for finding and proving it. */
public final class EntryFields {
    /** The event's id: an event is in the log once. */
    public static final String ID = "_id";

    /** Name of the shard. */
    public static final String SHARD = "shard";
    /** Place in the shard, from 0, without holes. */
    public static final String INDEX = "index";
    /** Offset of the record that the entry came from. */
    public static final String OFFSET = "offset";
    /** The canonical bytes ({@link CanonicalEntry}). */
    public static final String ENTRY = "entry";
    /** SHA-256 of a zero byte and the canonical bytes: a leaf as RFC 6962 hashes it. */
    public static final String LEAF_HASH = "leafHash";
    /** SHA-256 of the chain hash of the entry before and the leaf hash. */
    public static final String CHAIN_HASH = "chainHash";
    /** When it was appended, by the clock of the appender. */
    public static final String LOGGED_AT = "loggedAt";

    public static final String TENANT = "tenant";
    public static final String TYPE = "type";
    public static final String SUBJECT = "subject";
    /** When it happened, to the millisecond. */
    public static final String AT = "at";
    /** Id of who brought the change about. */
    public static final String ACTOR = "actor";

    public static final String ACCOUNT = "account";
    public static final String LOGIN = "login";
    public static final String CREDENTIAL = "credential";
    public static final String RESULT = "result";
    public static final String REASON = "reason";
    public static final String PROTOCOL = "protocol";
    public static final String ADDRESS = "address";
    /** {@link AddressKey} of the address. */
    public static final String ADDRESS_KEY = "addressKey";

    private EntryFields() {}
}
