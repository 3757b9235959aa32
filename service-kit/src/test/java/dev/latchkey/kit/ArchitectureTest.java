package dev.latchkey.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebFilter;

@AnalyzeClasses(packages = "dev.latchkey.kit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesAreAcyclic =
            slices().matching("dev.latchkey.kit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule knowsNothingOfTheBusiness = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.latchkey.credential..",
                    "dev.latchkey.policy",
                    // But not its networks: a CIDR means the same everywhere.
                    "dev.latchkey.policy.draft..",
                    "dev.latchkey.policy.evaluation..",
                    "dev.latchkey.policy.problem..",
                    "dev.latchkey.policy.rule..",
                    "dev.latchkey.policies..",
                    "dev.latchkey.audit..",
                    "dev.latchkey.notifier..",
                    "dev.latchkey.embedded..");

    @ArchTest
    static final ArchRule whatSpringFindsIsNobodyElses = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .or()
            .implement(HealthIndicator.class)
            .or()
            .implement(ReactiveHealthIndicator.class)
            .or()
            .implement(WebFilter.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule onlyPublishingHasTheProducer = noClasses()
            .that()
            .resideOutsideOfPackages("..publishing..", "..consuming..", "dev.latchkey.kit.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients.producer..");
}
