package dev.latchkey.credential.apppassword;

import dev.latchkey.kit.request.RequestFields;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an app password is to be pinned, as it is asked for.
 *
 * @param learnFor of one that learns; absent is two weeks
 */
public record NetworkPinRequest(
        NetworkPin.@Nullable Mode mode, @Nullable Duration learnFor) {
    private static final Duration USUAL = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(90);

    @Nullable
    NetworkPin toPin(RequestFields fields) {
        if (mode == null) {
            fields.wrong("pin.mode", "nothing", "firstNetwork or learn");
            return null;
        }
        return switch (mode) {
            case FIRST_NETWORK -> first(fields);
            case LEARN -> learning(fields);
        };
    }

    private NetworkPin first(RequestFields fields) {
        if (learnFor != null) {
            fields.wrong("pin.learnFor", learnFor.toString(), "nothing, where the first network is enough");
        }
        return NetworkPin.TO_FIRST_NETWORK;
    }

    private NetworkPin learning(RequestFields fields) {
        Duration time = learnFor == null ? USUAL : learnFor;
        if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
            fields.wrong("pin.learnFor", time.toString(), "more than PT0S, at most P90D");
        }
        return new NetworkPin(NetworkPin.Mode.LEARN, time);
    }
}
