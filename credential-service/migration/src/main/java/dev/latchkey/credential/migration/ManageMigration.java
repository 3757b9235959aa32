package dev.latchkey.credential.migration;

import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Cursor;
import dev.latchkey.kit.request.IfMatch;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.retry.RetryPolicy;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Takes devices from one stage to the next, as {@link AllowedMigrationStep} allows, and tells how far they are. */
final class ManageMigration {
    private static final RetryPolicy OVERTAKEN = RetryPolicy.atOnce(10);

    private final Devices devices;
    private final MigrationStatuses statuses;
    private final LinkCandidate linkable;
    private final int examined;
    private final Clock clock;
    private final SharedProgress progress;

    /** @param examined how many devices are looked at for a page */
    ManageMigration(Devices devices, MigrationStatuses statuses, LinkCandidate linkable, int examined, Clock clock) {
        this.devices = devices;
        this.statuses = statuses;
        this.linkable = linkable;
        this.examined = examined;
        this.clock = clock;
        this.progress = new SharedProgress(this::count, clock);
    }

    /** Looks at so many devices at most: where it found too few by then, the page is short and goes on behind them. */
    Mono<Page<DeviceView>> page(String tenant, DeviceFilter filter, PageRequest request) {
        Mono<Cursor> last =
                filter.isWhatAnIndexLeadsTo() ? Mono.empty() : devices.last(tenant, request.cursor(), examined);
        return last.map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(end -> page(tenant, filter, request, end));
    }

    private Mono<Page<DeviceView>> page(
            String tenant, DeviceFilter filter, PageRequest request, Optional<Cursor> last) {
        return statuses.of(tenant, devices.matching(tenant, filter, request.cursor(), last.orElse(null)))
                .filter(each -> filter.covers(each.stage()))
                .take(request.fetch())
                .collectList()
                .map(found -> Page.of(found, request, each -> Devices.position(each.device())))
                .map(page -> page.nextCursor() == null && last.isPresent()
                        ? new Page<>(page.items(), last.get().encoded())
                        : page)
                .map(page -> page.map(DeviceView::of));
    }

    Mono<DeviceView> one(String tenant, String id) {
        return devices.byId(tenant, id).flatMap(statuses::of).map(DeviceView::of);
    }

    Mono<MigrationProgress> progress(String tenant) {
        return progress.of(tenant);
    }

    private Mono<MigrationProgress> count(String tenant) {
        return statuses.of(tenant, devices.all(tenant))
                .reduceWith(() -> new ProgressCount(clock.instant()), ProgressCount::add)
                .map(ProgressCount::progress);
    }

    Mono<DeviceView> change(String tenant, String id, IfMatch seen, PlanRequest request, Actor by) {
        return Mono.defer(() -> devices.byId(tenant, id))
                .doOnNext(before -> seen.check("The device", before.version()))
                .flatMap(statuses::of)
                .flatMap(before -> change(before, request, by))
                .retryWhen(OVERTAKEN.of(
                        DeviceChangedException.class,
                        last -> ProblemException.conflict(
                                "The device is being changed by others at the same time: try again.")))
                .then(Mono.defer(() -> one(tenant, id)));
    }

    private Mono<Void> change(MigrationStatus before, PlanRequest request, Actor by) {
        return linked(before, request.credential())
                .map(linked -> moved(linked, request))
                .flatMap(plan -> devices.plan(
                        before.device(), plan.by(by, clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    /** Where it stands once the app password is linked; linking the same one again changes nothing. */
    private Mono<MigrationStatus> linked(MigrationStatus before, @Nullable String credential) {
        MigrationPlan plan = before.device().plan();
        if (credential == null || credential.equals(plan.credential())) {
            return Mono.just(before);
        }
        AllowedMigrationStep.require(before.stage(), AllowedMigrationStep.Way.LINK, MigrationStage.ISSUED);
        return linkable.check(before, credential)
                .then(Mono.defer(() -> statuses.of(before.device().with(plan.linked(credential)))));
    }

    private static MigrationPlan moved(MigrationStatus standing, PlanRequest request) {
        MigrationPlan before = standing.device().plan();
        MigrationPlan plan = request.note() == null ? before : before.noted(request.note());
        MigrationStage wanted = request.stage();
        // Whoever asks for what it is has what they want.
        if (wanted == null || wanted == standing.stage()) {
            return plan;
        }
        AllowedMigrationStep.require(standing.stage(), AllowedMigrationStep.Way.ASK, wanted);
        requireNote(wanted, plan, request);
        return plan.at(wanted);
    }

    private static void requireNote(MigrationStage wanted, MigrationPlan plan, PlanRequest request) {
        if (wanted == MigrationStage.DOCUMENTED && plan.note() == null) {
            throw ProblemException.badField("note", "nothing", "what was done, to be documented");
        }
        if (wanted == MigrationStage.OLD_WAY_DISABLED && request.note() == null) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "The account's legacy switch is not on for this protocol (PATCH /v1/accounts/{accountId}"
                            + " legacyDisabledFor). Where the old password was put out of use elsewhere, say in a note"
                            + " how.",
                    List.of(new FieldProblem("note", "nothing", "how the old password was put out of use")));
        }
    }
}
