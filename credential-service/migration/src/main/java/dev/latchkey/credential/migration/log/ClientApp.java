package dev.latchkey.credential.migration.log;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Entra calls the ways in which clients sign in. */
final class ClientApp {
    /** Legacy authentication clients, and which protocol each is to us. */
    private static final Map<String, String> LEGACY = Map.ofEntries(
            Map.entry("imap4", "imap"),
            Map.entry("imap", "imap"),
            Map.entry("pop3", "pop3"),
            Map.entry("pop", "pop3"),
            Map.entry("authenticated smtp", "smtp"),
            Map.entry("smtp", "smtp"),
            Map.entry("exchange activesync", "activesync"),
            Map.entry("exchange active sync", "activesync"),
            Map.entry("exchange web services", "ews"),
            Map.entry("autodiscover", "autodiscover"),
            Map.entry("mapi over http", "mapi"),
            Map.entry("offline address book", "oab"),
            Map.entry("outlook anywhere (rpc over http)", "rpc"),
            Map.entry("outlook anywhere", "rpc"),
            Map.entry("outlook service", "outlook"),
            Map.entry("exchange online powershell", "powershell"),
            Map.entry("exchange online remote powershell", "powershell"),
            Map.entry("reporting web services", "reporting"),
            Map.entry("universal outlook", "outlook"));

    /** As the portal calls the rest of them in its languages. */
    private static final Set<String> OTHER = Set.of(
            "other clients",
            "other clients; older office clients",
            "other clients; imap",
            "other clients; pop",
            "other clients; smtp",
            "other",
            "andere clients",
            "autres clients",
            "otros clientes",
            "altri client",
            "outros clientes",
            "inni klienci",
            "andra klienter",
            "andre klienter",
            "muut asiakkaat",
            "ostatní klienti",
            "egyéb ügyfelek",
            "diğer istemciler",
            "другие клиенты",
            "その他のクライアント",
            "其他客户端",
            "其他用戶端",
            "기타 클라이언트");

    /** They sign in by OAuth. */
    private static final Set<String> MODERN = Set.of(
            "browser",
            "navigateur",
            "explorador",
            "navegador",
            "przeglądarka",
            "webbläsare",
            "nettleser",
            "selain",
            "prohlížeč",
            "böngésző",
            "tarayıcı",
            "браузер",
            "ブラウザー",
            "浏览器",
            "瀏覽器",
            "브라우저",
            "mobile apps and desktop clients",
            "mobile apps und desktopclients",
            "mobile apps und desktop-clients",
            "applications mobiles et clients de bureau",
            "aplicaciones móviles y clientes de escritorio",
            "app per dispositivi mobili e client desktop",
            "aplicativos móveis e clientes de área de trabalho",
            "aplicações móveis e clientes de ambiente de trabalho",
            "mobiele apps en desktopclients",
            "モバイル アプリとデスクトップ クライアント",
            "移动应用和桌面客户端",
            "unknown");

    private ClientApp() {}

    /** The protocol of one that signs in by a password. */
    static Optional<String> protocol(String app) {
        String name = app.toLowerCase(Locale.ROOT);
        if (OTHER.contains(name)) {
            return Optional.of("other");
        }
        // The only name of a protocol that is translated in part.
        return Optional.ofNullable(LEGACY.get(name))
                .or(() -> Optional.of("smtp").filter(name::contains));
    }

    /** Whether it is known to sign in by something else. */
    static boolean isModern(String app) {
        return MODERN.contains(app.toLowerCase(Locale.ROOT));
    }
}
