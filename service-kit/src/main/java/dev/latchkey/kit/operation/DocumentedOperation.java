package dev.latchkey.kit.operation;

import dev.latchkey.kit.security.Role;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One operation of the document.
 *
 * @param roles      who may call it; none where everybody may
 * @param mediaTypes of its body
 */
record DocumentedOperation(HttpMethod method, PathPattern path, List<Role> roles, List<String> mediaTypes) {
    DocumentedOperation {
        roles = List.copyOf(roles);
        mediaTypes = List.copyOf(mediaTypes);
    }
}
