package dev.latchkey.credential.login;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which domain is meant at a front door where people type none, or one of Windows: {@code anna}, {@code ACME\anna}.
 *
 * @param usual   canonical, of a login without a domain; null where there is none
 * @param netbios canonical domains by the NetBIOS names, in lower case, that stand for them
 */
public record ImpliedDomains(@Nullable String usual, Map<String, String> netbios) {
    /** None is: a login has to name its domain. */
    public static final ImpliedDomains NONE = new ImpliedDomains(null, Map.of());

    /** How many NetBIOS names there may be. */
    public static final int MOST_NETBIOS = 50;

    private static final char BACKSLASH = '\\';

    public ImpliedDomains {
        netbios = Map.copyOf(netbios);
    }

    /** The login that is meant by what was typed; empty where no login can look like that. */
    public Optional<LoginName> read(String typed) {
        String text = typed.strip();
        int backslash = text.indexOf(BACKSLASH);
        return backslash < 0
                ? LoginName.read(text).map(this::withDomain)
                : downLevel(text.substring(0, backslash), text.substring(backslash + 1))
                        .or(() -> LoginName.read(text));
    }

    /** Nothing is spent on what has a domain, which nearly all have. */
    private LoginName withDomain(LoginName login) {
        return usual == null || login.value().indexOf('@') >= 0
                ? login
                : LoginName.read(login.value() + "@" + usual).orElse(login);
    }

    /** What Windows calls a down-level logon name. Behind {@code AzureAD\} there is a whole login. */
    private Optional<LoginName> downLevel(String domain, String name) {
        if (name.indexOf('@') >= 0) {
            return LoginName.read(name);
        }
        String meant = domain(domain.strip().toLowerCase(Locale.ROOT));
        return meant == null || name.isBlank() ? Optional.empty() : LoginName.read(name.strip() + "@" + meant);
    }

    private @Nullable String domain(String given) {
        if (given.isEmpty() || given.equals(".")) {
            return usual;
        }
        if (given.indexOf('.') >= 0) {
            return LoginDomain.read(given).orElse(null);
        }
        String named = netbios.get(given);
        return named == null && usual != null && usual.startsWith(given + ".") ? usual : named;
    }
}
