package dev.latchkey.credential.migration;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.kit.request.RequestFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which devices of a tenant are wanted: those that meet everything that is given. */
record DeviceFilter(
        @Nullable MigrationStage stage,
        @Nullable String login,
        @Nullable String protocol) {
    static final DeviceFilter ALL = new DeviceFilter(null, null, null);

    /** @throws dev.latchkey.kit.problem.ProblemException 400, naming the parameters that are wrong */
    static DeviceFilter of(@Nullable String stage, @Nullable String login, @Nullable String protocol) {
        RequestFields fields = new RequestFields();
        Optional<LoginName> name = login == null ? Optional.empty() : LoginName.read(login);
        if (login != null && name.isEmpty()) {
            fields.wrong("login", login, "a login name");
        }
        if (protocol != null) {
            fields.word("protocol", protocol);
        }
        fields.allRight();
        return new DeviceFilter(
                stage == null ? null : MigrationStage.named(stage),
                name.map(LoginName::value).orElse(null),
                protocol);
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

    boolean covers(MigrationStage actual) {
        return stage == null || stage == actual;
    }
}
