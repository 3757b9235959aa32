package dev.latchkey.kit.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.kit.text.ShownText;
import java.text.ParseException;

/** A line of a report, in which a token can write nothing but its words. */
final class ReportLine {
    private static final int LONGEST = 300;

    private ReportLine() {}

    static String of(String what, String words) {
        String shown = ShownText.replaced(words, "?");
        return String.format("%-8s  %s", what, shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown);
    }

    /** Of a token that has been read already. */
    static JWTClaimsSet claims(SignedJWT token) {
        try {
            return token.getJWTClaimsSet();
        } catch (ParseException impossible) {
            throw new IllegalStateException("read a moment ago", impossible);
        }
    }
}
