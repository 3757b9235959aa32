package dev.latchkey.credential.apppassword;

import dev.latchkey.kit.mongo.DocumentJoin;
import java.util.Optional;
import org.bson.Document;

/** An app password, and documents of other collections that were read along with it. */
public final class JoinedAppPassword {
    private final AppPassword password;
    private final Document found;

    JoinedAppPassword(Document found) {
        this.password = AppPasswordDocument.read(found);
        this.found = found;
    }

    /** The app password itself. */
    public AppPassword password() {
        return password;
    }

    /** The verifier that it is kept under. */
    public String verifier() {
        return found.getString(AppPasswordDocument.VERIFIER);
    }

    /** What one of the joins has found. */
    public <T> Optional<T> of(DocumentJoin<T> join) {
        return join.of(found);
    }
}
