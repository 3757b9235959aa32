package dev.latchkey.credential.validation;

import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.problem.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request that are networks. */
public final class NetworkFields {
    private NetworkFields() {}

    /** Networks in CIDR notation; none where the field is absent. */
    public static List<Cidr> ranges(RequestFields fields, String field, @Nullable List<String> given) {
        List<Cidr> ranges = new ArrayList<>();
        int index = 0;
        for (String each : given == null ? List.<String>of() : given) {
            range(fields, field + "[" + index++ + "]", each).ifPresent(ranges::add);
        }
        return ranges;
    }

    private static Optional<Cidr> range(RequestFields fields, String field, @Nullable String given) {
        try {
            return Optional.of(Cidr.parse(String.valueOf(given)));
        } catch (InvalidValueException broken) {
            broken.problems().forEach(each -> fields.wrong(field, each.given(), each.expected()));
            return Optional.empty();
        }
    }
}
