package dev.latchkey.credential.migration.log;

import java.text.Normalizer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of Entra's sign-ins are called, in the exports of the portal in its languages, of Graph, of PowerShell
 * and of Log Analytics. Accents, spaces and signs make no difference.
 */
enum SignInColumn {
    UTC_TIME(
            "date (utc)|timegenerated [utc]|timegenerated|datum (utc)|fecha (utc)|data (utc)|dato (utc)|päivämäärä (utc)"
                    + "|dátum (utc)|tarih (utc)|дата (utc)|日付 (utc)|日期 (utc)|날짜 (utc)|date de création (utc)|data/ora (utc)"),
    TIME("createddatetime|date|datum|fecha|data|dato|tarih|дата|日付|日期|날짜"),
    LOGIN("username|userprincipalname|user principal name|benutzername|benutzerprinzipalname|nom d'utilisateur"
            + "|nom d'utilisateur principal|nom principal de l'utilisateur|nom d’utilisateur|nombre de usuario"
            + "|nombre principal de usuario|nome utente|nome dell'utente|nome principale utente|nome de usuário"
            + "|nome de utilizador|nome upn|gebruikersnaam|user principal name (upn)|nazwa użytkownika|användarnamn"
            + "|brugernavn|brukernavn|käyttäjänimi|uživatelské jméno|felhasználónév|kullanıcı adı|имя пользователя"
            + "|ユーザー名|用户名|使用者名稱|사용자 이름"),
    USER(
            "user|benutzer|utilisateur|usuario|utente|usuário|utilizador|gebruiker|użytkownik|användare|bruger|bruker|käyttäjä"
                    + "|uživatel|felhasználó|kullanıcı|пользователь|ユーザー|用户|使用者|사용자"),
    CLIENT_APP("client app|clientappused|client-app|clientanwendung|verwendete client-app|application cliente"
            + "|application client|aplicación cliente|aplicación de cliente|app client|applicazione client"
            + "|aplicativo cliente|aplicativo do cliente|aplicação cliente|clienttoepassing|client-toepassing"
            + "|aplikacja kliencka|klientapp|klientprogram|asiakassovellus|klientská aplikace|ügyfélalkalmazás"
            + "|istemci uygulaması|клиентское приложение|クライアント アプリ|客户端应用|用戶端應用程式|클라이언트 앱"),
    STATUS("status|statut|état|estado|stato|stan|tila|stav|állapot|durum|состояние|状態|状态|狀態|상태"),
    ERROR_CODE("sign-in error code|status.errorcode|errorcode|resulttype|anmeldefehlercode|fehlercode bei der anmeldung"
            + "|anmeldungsfehlercode|code d'erreur de connexion|code d’erreur de connexion"
            + "|código de error de inicio de sesión|codice errore di accesso|codice di errore di accesso"
            + "|código de erro de entrada|código de erro de início de sessão|foutcode voor aanmelden"
            + "|aanmeldingsfoutcode|kod błędu logowania|felkod för inloggning|サインイン エラー コード|登录错误代码"),
    ADDRESS(
            "ip address|ipaddress|ip-adresse|adresse ip|dirección ip|indirizzo ip|endereço ip|ip-adres|adres ip|ip-adress"
                    + "|ip-osoite|ip adresa|ip-cím|ip adresi|ip-адрес|ip アドレス|ip 地址|ip 位址|ip 주소"),
    USER_AGENT("user agent|useragent|user-agent|benutzer-agent|agent utilisateur|agente de usuario|agente utente"
            + "|agente do usuário|agente de utilizador|gebruikersagent|agent użytkownika|användaragent|brugeragent"
            + "|brukeragent|агент пользователя|ユーザー エージェント|用户代理|使用者代理程式|사용자 에이전트");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+|[^\\p{L}\\p{N}]+");
    private static final String PROPERTIES = "properties.";
    private static final Map<String, SignInColumn> KNOWN = known();

    private final String names;

    SignInColumn(String names) {
        this.names = names;
    }

    private static Map<String, SignInColumn> known() {
        Map<String, SignInColumn> known = new HashMap<>();
        for (SignInColumn column : values()) {
            for (String name : column.names.split("\\|")) {
                known.putIfAbsent(plain(name), column);
                known.putIfAbsent(name, column);
            }
        }
        return Map.copyOf(known);
    }

    /** A name by its letters and digits alone. */
    static String plain(String name) {
        return MARKS.matcher(Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
    }

    /** The one of that name, in whatever language. */
    static Optional<SignInColumn> named(String name) {
        return Optional.ofNullable(KNOWN.get(plain(name)));
    }

    /** Whether these keys of JSON, in lower case, are those of a sign-in. */
    static boolean areIn(Set<String> keys) {
        Predicate<String> has = name -> keys.contains(name) || keys.contains(PROPERTIES + name);
        return has.test("clientappused") && has.test("userprincipalname");
    }

    /** Those without which nothing is known. */
    static Map<SignInColumn, String> missing(Collection<String> columns) {
        Set<SignInColumn> there = columns.stream()
                .map(SignInColumn::named)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Map<SignInColumn, String> missing = new EnumMap<>(SignInColumn.class);
        require(missing, there.contains(UTC_TIME) || there.contains(TIME), UTC_TIME, "Date (UTC)");
        require(missing, there.contains(LOGIN) || there.contains(USER), LOGIN, "Username");
        require(missing, there.contains(CLIENT_APP), CLIENT_APP, "Client app");
        return missing;
    }

    private static void require(Map<SignInColumn, String> missing, boolean there, SignInColumn column, String name) {
        if (!there) {
            missing.put(column, name);
        }
    }

    /** What the columns of a table hold, the first of each kind. A user is shown by name, beside a login where there is one. */
    static Map<String, SignInColumn> of(List<String> names) {
        Map<String, SignInColumn> columns = new HashMap<>();
        for (String name : names) {
            named(name).filter(column -> !columns.containsValue(column)).ifPresent(column -> columns.put(name, column));
        }
        if (!columns.containsValue(LOGIN)) {
            columns.replaceAll((name, column) -> column == USER ? LOGIN : column);
        }
        return columns;
    }

    /** The cells by what their columns hold, of keys of JSON in lower case. */
    static Map<SignInColumn, String> of(Map<String, String> cells) {
        return of(cells, SignInColumn::ofKey);
    }

    private static @Nullable SignInColumn ofKey(String key) {
        return KNOWN.get(key.startsWith(PROPERTIES) ? key.substring(PROPERTIES.length()) : key);
    }

    /** The cells by what their columns hold; what is blank is left out. */
    static Map<SignInColumn, String> of(Map<String, String> cells, Naming naming) {
        Map<SignInColumn, String> row = new EnumMap<>(SignInColumn.class);
        cells.forEach((name, text) -> {
            @Nullable SignInColumn column = naming.column(name);
            if (column != null && !text.isEmpty()) {
                row.putIfAbsent(column, text);
            }
        });
        return row;
    }

    /** Which column a name is of. */
    @FunctionalInterface
    interface Naming {
        @Nullable
        SignInColumn column(String name);
    }
}
