package dev.latchkey.policies.editing;

import dev.latchkey.kit.security.Caller;
import dev.latchkey.policies.rules.TenantSettings;
import dev.latchkey.policies.rules.TenantSettingsDraft;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code /v1/policy-settings}: how the rules of the caller's tenant are handled. */
@RestController
@RequestMapping("/v1/policy-settings")
class TenantSettingsApi {
    private final ManageTenantSettings settings;

    TenantSettingsApi(ManageTenantSettings settings) {
        this.settings = settings;
    }

    @GetMapping
    Mono<ResponseEntity<TenantSettings>> read(Caller caller) {
        return settings.read(caller);
    }

    @PutMapping
    Mono<ResponseEntity<?>> replace(
            Caller caller, @RequestHeader HttpHeaders headers, @RequestBody TenantSettingsDraft draft) {
        return settings.replace(caller, headers, draft);
    }
}
