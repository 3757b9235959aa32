package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import java.util.regex.Pattern;

/** The spelling of ids and names. Each method hands on what is spelt well and rejects the rest, saying what is expected. */
public final class NameSyntax {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@+-]{0,127}");
    private static final Pattern PROTOCOL = Pattern.compile("[a-z0-9][a-z0-9._+-]{0,31}");
    private static final Pattern NAME = Pattern.compile(
            "[[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Cf}]\\u200C\\u200D]{1,200}"); // the joiners: some scripts need them

    private NameSyntax() {}

    /** Of accounts, services, policies and tenants. */
    public static String id(String id) {
        String expected = "1 to 128 letters, digits and . _ : @ + -, beginning with a letter or digit";
        check(ID.matcher(id).matches(), "", id, expected);
        return id;
    }

    /** An id that is none of the words that stand for many locations. */
    public static String locationId(String id) {
        boolean reserved = id.equals(Choice.ALL) || id.equals(Choice.ALL_TRUSTED);
        check(!reserved, "", id, "an id other than all and allTrusted, which stand for locations");
        return id(id);
    }

    /** Lower case, because that is how front doors say it: anything else would never match. */
    public static String protocol(String protocol) {
        String expected = "a protocol in lower case, such as imap, pop3, smtp or http";
        check(PROTOCOL.matcher(protocol).matches(), "", protocol, expected);
        return protocol;
    }

    /** What people read: without what forges lines, changes the direction of text, or is not seen. */
    public static String name(String name) {
        boolean readable = !name.isBlank() && NAME.matcher(name).matches();
        check(
                readable,
                "",
                name,
                "1 to 200 characters, not blank, without line breaks, control or direction characters");
        return name;
    }
}
