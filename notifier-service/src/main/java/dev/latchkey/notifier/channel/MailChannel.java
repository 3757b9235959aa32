package dev.latchkey.notifier.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Sends mail by SMTP. */
public final class MailChannel {
    private final MailSettings settings;
    private final Clock clock;
    private final JavaMailSenderImpl sender;

    MailChannel(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.sender = sender(settings);
    }

    /** Whether there is a mail server. */
    public boolean isSetUp() {
        return !settings.host().isEmpty();
    }

    /** Where all mail goes first: what may be out of order is the server, not the recipient. */
    public String server() {
        return settings.host() + ":" + settings.port();
    }

    /** One attempt; never fails, but has an outcome. */
    public Mono<DeliveryOutcome> send(Mail mail) {
        if (!isSetUp()) {
            return Mono.just(DeliveryOutcome.Failed.because("not sent: no mail server is set up"));
        }
        return Mono.<DeliveryOutcome>fromCallable(() -> submit(mail))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorResume(failure -> Mono.just(DeliveryOutcome.Failed.because(words(failure))));
    }

    private DeliveryOutcome submit(Mail mail) throws MessagingException {
        sender.send(message(mail));
        return new DeliveryOutcome.Delivered();
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = new KeptId(sender.getSession(), "<" + mail.id() + "@latchkey>");
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: no out-of-office replies, please
        return message;
    }

    private static String words(Throwable failure) {
        Throwable root = failure;
        while (root instanceof MailException && root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return "mail not accepted: " + message.substring(0, Math.min(200, message.length()));
    }

    private static JavaMailSenderImpl sender(MailSettings settings) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        if (!settings.username().isEmpty()) {
            sender.setUsername(settings.username());
            sender.setPassword(settings.password());
        }
        sender.setJavaMailProperties(properties(settings));
        return sender;
    }

    private static Properties properties(MailSettings settings) {
        String millis = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!settings.username().isEmpty()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.starttls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.starttls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    /** A message whose id stays the same over repetitions, so that a mail program shows it once. */
    private static final class KeptId extends MimeMessage {
        private final String id;

        KeptId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
