package dev.latchkey.credential.migration;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.kit.request.RequestFields;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which devices of a tenant are wanted: those that meet everything that is given. */
record DeviceFilter(
        @Nullable MigrationStage stage,
        @Nullable String login,
        @Nullable String protocol) {
    static final DeviceFilter ALL = new DeviceFilter(null, null, null);

    /** Reads it; what is wrong is told by {@link QueryParameters#done}. */
    static DeviceFilter of(QueryParameters parameters) {
        return new DeviceFilter(
                parameters
                        .oneOf("state", MigrationStage.NAMES)
                        .map(MigrationStage::named)
                        .orElse(null),
                parameters
                        .read(
                                "login",
                                "a login name",
                                text -> LoginName.read(text).orElseThrow())
                        .map(LoginName::value)
                        .orElse(null),
                parameters
                        .read("protocol", RequestFields.WORDS, DeviceFilter::protocol)
                        .orElse(null));
    }

    private static String protocol(String text) {
        if (!RequestFields.isWord(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** Finds all that may be at the stage; {@link #covers} says which are. */
    Document query(String tenant) {
        Document query = new Document("tenant", tenant);
        if (login != null) {
            query.append("login", login);
        }
        if (protocol != null) {
            query.append("protocol", protocol);
        }
        if (stage != null) {
            query.append("state", new Document("$in", writtenFor(stage)));
        }
        return query;
    }

    private static List<String> writtenFor(MigrationStage stage) {
        return Arrays.stream(MigrationStage.values())
                .filter(written -> canBe(written, stage))
                .map(MigrationStage::name)
                .toList();
    }

    private static boolean canBe(MigrationStage written, MigrationStage stage) {
        MigrationPlan plan = MigrationPlan.NONE.at(written);
        return plan.stage(false, false) == stage || plan.stage(true, false) == stage || plan.stage(true, true) == stage;
    }

    /** Whether it asks for nothing but a login, or nothing at all. */
    boolean isWhatAnIndexLeadsTo() {
        return login != null || stage == null && protocol == null;
    }

    boolean covers(MigrationStage actual) {
        return stage == null || stage == actual;
    }
}
