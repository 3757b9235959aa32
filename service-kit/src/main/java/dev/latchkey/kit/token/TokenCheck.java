package dev.latchkey.kit.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * Says what services make of an access token, with their own code and the settings of their environment. The token comes by
 * the standard input, where nobody else sees it.
 */
public final class TokenCheck {
    private static final int LONGEST = 64 * 1024;
    private static final String SCHEME = "(?i)^Bearer\\s+";
    private static final String ISSUER = "latchkey.oidc-issuer";

    private TokenCheck() {}

    /** Exit code 0: it is believed; 1: it is not, or that cannot be told; 2: the settings are wrong. */
    public static void main(String... none) throws IOException {
        LoggingSystem.get(TokenCheck.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        System.exit(run(System.in, out));
    }

    private static int run(InputStream in, PrintStream out) throws IOException {
        String token = new String(in.readNBytes(LONGEST), UTF_8).strip().replaceFirst(SCHEME, "");
        try {
            TokenReport.Words words =
                    new TokenReport(configured(settings(new StandardEnvironment())), Clock.systemUTC()).of(token);
            words.lines().forEach(line -> out.println("  " + line));
            return words.believed() ? 0 : 1;
        } catch (RuntimeException wrong) {
            out.println("  " + words(wrong));
            return 2;
        }
    }

    /** What was given and what was expected, with the file and the field where they are named. */
    static String words(RuntimeException wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("(expected: ")) {
                return message;
            }
        }
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(wrong).getMessage());
    }

    /** As services have it: their common settings, and the environment over them. */
    static ConfigurableEnvironment settings(ConfigurableEnvironment environment) throws IOException {
        new YamlPropertySourceLoader()
                .load("kit", new ClassPathResource("latchkey-kit.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    /** Those that a service of this environment trusts. */
    static TrustedIssuers configured(ConfigurableEnvironment environment) {
        SecuritySettings settings = Binder.get(environment).bindOrCreate("latchkey.oidc", SecuritySettings.class);
        return TrustedIssuers.of(settings.issuers(environment.getRequiredProperty(ISSUER)), Clock.systemUTC());
    }
}
