package dev.latchkey.notifier.subscription;

import java.net.URI;

/** Where alerts are delivered to. */
public sealed interface DeliveryTarget {
    /** The name of the kind in the API. */
    String kind();

    /** A signed webhook. */
    record Webhook(URI url) implements DeliveryTarget {
        @Override
        public String kind() {
            return "webhook";
        }

        /** The receiver without path and query, which may be secret. */
        public String receiver() {
            return url.getScheme() + "://" + url.getRawAuthority();
        }

        @Override
        public String toString() {
            return receiver();
        }
    }

    /** A mail. */
    record MailBox(String address) implements DeliveryTarget {
        @Override
        public String kind() {
            return "mail";
        }
    }
}
