package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.diagnosis.Failure.Blocker;
import dev.latchkey.events.SignInReason;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A failure as MongoDB keeps it; the names are short because there are so many of them. */
final class FailureDocument {
    static final String ID = "e";
    static final String AT = "t";

    private FailureDocument() {}

    static Document write(Failure failure) {
        Document written = new Document(ID, failure.id().toString())
                .append(AT, failure.at())
                .append("l", failure.login())
                .append("r", failure.reason().name())
                .append("p", failure.protocol())
                .append("s", failure.service())
                .append("d", failure.frontDoor());
        put(written, "c", failure.credential());
        put(written, "f", failure.fingerprint());
        put(written, "a", failure.address());
        put(written, "n", failure.client());
        put(
                written,
                "x",
                failure.supersedes() == null ? null : failure.supersedes().toString());
        if (!failure.blockers().isEmpty()) {
            written.append(
                    "b", failure.blockers().stream().map(FailureDocument::write).toList());
        }
        return written;
    }

    private static void put(Document written, String name, @Nullable String value) {
        if (value != null) {
            written.append(name, value);
        }
    }

    private static Document write(Blocker blocker) {
        Document written = new Document("n", blocker.name());
        put(written, "u", blocker.unmet());
        return written;
    }

    static Failure read(Document found) {
        String superseded = found.getString("x");
        return new Failure(
                UUID.fromString(found.getString(ID)),
                found.get(AT, Date.class).toInstant(),
                found.getString("l"),
                reason(found.getString("r")),
                found.getString("c"),
                found.getString("f"),
                found.getString("p"),
                found.getString("s"),
                found.getString("d"),
                found.getString("a"),
                found.getString("n"),
                found.getList("b", Document.class, List.of()).stream()
                        .map(blocker -> new Blocker(blocker.getString("n"), blocker.getString("u")))
                        .toList(),
                superseded == null ? null : UUID.fromString(superseded));
    }

    /** A newer release may have written a reason that this one does not know. */
    private static SignInReason reason(String name) {
        return Arrays.stream(SignInReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(SignInReason.OTHER);
    }
}
