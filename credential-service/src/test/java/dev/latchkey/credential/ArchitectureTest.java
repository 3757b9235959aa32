package dev.latchkey.credential;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.latchkey.credential",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {
    /** The fixtures of a wing come as a jar of its tests. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule packagesAreAcyclic =
            slices().matching("dev.latchkey.credential.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingKnowsTheProtocolsOfFrontDoors = noClasses()
            .that()
            .resideOutsideOfPackage("..credential.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..credential.protocol..");

    /** It reads app passwords; how they change is the life cycle's, behind ports that the application wires. */
    @ArchTest
    static final ArchRule theWayOfAnAttemptKnowsNoLifeCycle = noClasses()
            .that()
            .resideInAnyPackage("..verification..", "..protocol..", "..throttle..", "..geography..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..reaction..", "..rekeying..", "..rules..", "..approval..", "..lastuse..");

    @ArchTest
    static final ArchRule theCoreKnowsNoSpring = noClasses()
            .that()
            .resideInAnyPackage("..secret..", "..login..", "..throttle..", "..nearcache..")
            .and(not(simpleNameEndingWith("Configuration")))
            .and(not(simpleNameEndingWith("Settings")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "com.mongodb..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule onlyTheProtocolsKnowTheServer = noClasses()
            .that()
            .resideOutsideOfPackage("..credential.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor.netty..", "io.netty..");

    /** A process that only signs people in reads app passwords and keeps verifiers: no more is loaded for that. */
    @ArchTest
    static final ArchRule readingAnAppPasswordTakesNothingThatChangesOne = noClasses()
            .that()
            .haveNameMatching(".*\\.apppassword\\.(AppPasswords|StoredVerifiers|AppPasswordConfiguration)")
            .should()
            .transitivelyDependOnClassesThat()
            .haveNameMatching(
                    ".*\\.apppassword\\.(AppPasswordChanges|ChangeAppPassword|IssueAppPassword|Lifecycle.*|NextVersion)"
                            + "|.*\\.kit\\.outbox\\..*");

    /** Jackson 2 is the SCIM library's; everything else has Jackson 3. */
    @ArchTest
    static final ArchRule onlyTheDirectoryKnowsItsLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("..directory..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.unboundid..", "com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule servicesAreStrangers = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.latchkey.policies..", "dev.latchkey.audit..", "dev.latchkey.notifier..");

    @ArchTest
    static final ArchRule nobodyBlocksOnTheWay = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Projection")
            .should()
            .callMethod(reactor.core.publisher.Mono.class, "block")
            .orShould()
            .callMethod(reactor.core.publisher.Mono.class, "block", java.time.Duration.class);
}
