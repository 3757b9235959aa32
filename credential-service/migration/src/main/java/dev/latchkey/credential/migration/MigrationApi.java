package dev.latchkey.credential.migration;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.migration.log.DetectedLog;
import dev.latchkey.credential.migration.log.LogFormat;
import dev.latchkey.credential.migration.log.LogTimes;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.upload.UploadSettings;
import dev.latchkey.credential.upload.Uploads;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.EntityTags;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.request.QueryParameters;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The way off basic authentication: administrators go it, everybody else with a role watches. */
@ManagementRole
@RestController
@RequestMapping("/v1/migration")
class MigrationApi {
    private static final Role[] READERS = {Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR};

    private final ImportSignInLog imports;
    private final ManageMigration migration;
    private final Uploads uploads;
    private final UploadSettings settings;
    private final Clock clock;

    MigrationApi(
            ImportSignInLog imports, ManageMigration migration, Uploads uploads, UploadSettings settings, Clock clock) {
        this.imports = imports;
        this.migration = migration;
        this.uploads = uploads;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param zone   of times in the log that do not say theirs
     * @param domain of logins in the log that say none
     * @param until  the last day of a report that tells no times
     */
    @PostMapping(
            path = "/sign-in-logs",
            consumes = {
                "text/csv",
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_NDJSON_VALUE,
                "application/gzip"
            })
    Mono<ImportReport> importLog(
            Caller caller,
            ServerHttpRequest request,
            @RequestParam(defaultValue = "UTC") String zone,
            @RequestParam(required = false) @Nullable String domain,
            @RequestParam(required = false) @Nullable String until) {
        caller.mustBe(Role.ADMIN);
        LogFormat form = new DetectedLog(times(zone), checked(domain), day(until), isTable(request));
        String tenant = caller.tenant();
        return uploads.read(tenant, request, settings.logsAtMost(), form::read, lines -> imports.run(tenant, lines));
    }

    private static boolean isTable(ServerHttpRequest request) {
        return new MediaType("text", "csv").includes(request.getHeaders().getContentType());
    }

    private @Nullable Instant day(@Nullable String until) {
        if (until == null) {
            return null;
        }
        try {
            Instant day = LocalDate.parse(until).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (!day.isAfter(clock.instant())) {
                return day;
            }
        } catch (DateTimeException none) {
            // It is said below what is expected.
        }
        throw ProblemException.badField("until", until, "a day like 2026-03-04, not in the future");
    }

    private LogTimes times(String zone) {
        try {
            return new LogTimes(ZoneId.of(zone), clock);
        } catch (DateTimeException none) {
            throw ProblemException.badField("zone", zone, "a time zone like Europe/Berlin");
        }
    }

    private static @Nullable String checked(@Nullable String domain) {
        boolean right = domain == null
                || LoginName.read("x@" + domain)
                        .filter(login ->
                                login.domain().length() == login.value().length() - 2)
                        .isPresent();
        if (!right) {
            throw ProblemException.badField("domain", String.valueOf(domain), "a domain like acme.example");
        }
        return domain;
    }

    @GetMapping("/devices")
    Mono<Page<DeviceView>> find(Caller caller, QueryParameters parameters) {
        caller.mustBe(READERS);
        DeviceFilter filter = DeviceFilter.of(parameters);
        PageRequest page = PageRequest.of(parameters);
        parameters.done();
        return migration.page(caller.tenant(), filter, page);
    }

    @GetMapping("/devices/{deviceId}")
    Mono<ResponseEntity<DeviceView>> one(Caller caller, @PathVariable String deviceId) {
        caller.mustBe(READERS);
        return migration.one(caller.tenant(), deviceId).map(MigrationApi::answer);
    }

    @PatchMapping("/devices/{deviceId}")
    Mono<ResponseEntity<DeviceView>> change(
            Caller caller,
            @PathVariable String deviceId,
            @RequestHeader HttpHeaders headers,
            @RequestBody PlanRequest request) {
        caller.mustBe(Role.ADMIN);
        return migration
                .change(caller.tenant(), deviceId, IfMatch.optional(headers), request.checked(), caller.actor())
                .map(MigrationApi::answer);
    }

    private static ResponseEntity<DeviceView> answer(DeviceView device) {
        return ResponseEntity.ok().eTag(EntityTags.of(device.version())).body(device);
    }

    @GetMapping("/progress")
    Mono<MigrationProgress> progress(Caller caller) {
        caller.mustBe(READERS);
        return migration.progress(caller.tenant());
    }
}
