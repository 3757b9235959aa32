package dev.latchkey.credential.migration.log;

import dev.latchkey.credential.login.LoginName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the logins of logs. */
final class LoggedLogin {
    private LoggedLogin() {}

    /** In canonical form, with the domain where it has none; empty where no login looks like that. */
    static Optional<LoginName> read(String text, @Nullable String domain) {
        boolean bare = domain != null && !text.isBlank() && text.indexOf('@') < 0;
        return LoginName.read(bare ? text.strip() + "@" + domain : text);
    }
}
