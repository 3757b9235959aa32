package dev.latchkey.credential;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.AccountLogin;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.apppassword.JoinedAppPassword;
import dev.latchkey.credential.apppassword.StoredVerifier;
import dev.latchkey.credential.apppassword.StoredVerifiers;
import dev.latchkey.credential.directory.group.Groups;
import dev.latchkey.credential.frontdoor.Backend;
import dev.latchkey.credential.frontdoor.DoorMismatch;
import dev.latchkey.credential.frontdoor.FrontDoor;
import dev.latchkey.credential.frontdoor.FrontDoors;
import dev.latchkey.credential.frontdoor.KeyedDoor;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.lastuse.ObservedNetwork;
import dev.latchkey.credential.login.ImpliedDomains;
import dev.latchkey.credential.login.LoginDomain;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.ReadMoment;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.recorded.RecordedSignIns;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.credential.role.SignInRole;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.PresentedSecret;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.credential.tenant.TenantDomain;
import dev.latchkey.credential.tenant.Tenants;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RestController;

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

    private static final String[] SIGN_INS = {
        "..credential.protocol..",
        "..credential.verification..",
        "..credential.conditionalaccess..",
        "..credential.throttle..",
        "..credential.geography..",
        "..credential.existence.."
    };
    /** Records, and where they are read. Verifiers are written behind a port that the application wires. */
    private static final Class<?>[] KNOWN_TO_SIGN_INS = {
        Account.class,
        AccountLogin.class,
        Accounts.class,
        AppPassword.class,
        AppPasswordSecret.class,
        AppPasswordState.class,
        AppPasswords.class,
        Backend.class,
        DoorMismatch.class,
        FrontDoor.class,
        FrontDoors.class,
        Groups.class,
        KeyedDoor.class,
        LastUse.class,
        LastUses.class,
        ImpliedDomains.class,
        LoginDomain.class,
        LoginName.class,
        HeapBytes.class,
        JoinedAppPassword.class,
        ManagementRole.class,
        MemoryBudget.class,
        MemoryShare.class,
        NearCache.class,
        ObservedNetwork.class,
        PresentedSecret.class,
        ReadMoment.class,
        ReadThrough.class,
        RecordedSignIns.class,
        SecretFormat.class,
        SignInRole.class,
        StoredVerifier.class,
        StoredVerifiers.class,
        StreamFreshness.class,
        Tenant.class,
        TenantDomain.class,
        Tenants.class,
        TypedSecret.class,
        Verifier.class,
        VerifierKeys.class
    };

    private static final Class<?>[] STORES = {
        Accounts.class,
        AppPasswords.class,
        FrontDoors.class,
        Groups.class,
        LastUses.class,
        StoredVerifiers.class,
        Tenants.class
    };
    private static final Set<String> ASKED_OF_STORES =
            Set.of("byKey", "byLogin", "byName", "byVerifiers", "idsWith", "joinedBy", "of", "ofDomain", "usedFrom");
    /** Of all that there is, what it is looked up by. */
    private static final Set<String> ASKED_OF_ALL = Set.of(
            "all", "allDomains", "allKeyHashes", "allNames", "estimatedCount", "keyHash", "keyHashes", "keysInUse");

    @ArchTest
    static final ArchRule signInsKnowRecordsAndWhereTheyAreRead = noClasses()
            .that()
            .resideInAnyPackage(SIGN_INS)
            .should()
            .dependOnClassesThat(resideInAPackage("dev.latchkey.credential..")
                    .and(not(resideInAnyPackage(SIGN_INS)))
                    .and(not(belongToAnyOf(KNOWN_TO_SIGN_INS))));

    @ArchTest
    static final ArchRule signInsReadAndNothingElse = noClasses()
            .that()
            .resideInAnyPackage(SIGN_INS)
            .should()
            .accessTargetWhere(
                    describe("writes to, or asks more of a store than sign-ins do", ArchitectureTest::isMoreThanAsked));

    private static boolean isMoreThanAsked(JavaAccess<?> access) {
        return Stream.of(STORES).anyMatch(access.getTargetOwner()::isEquivalentTo)
                && !ASKED_OF_STORES.contains(access.getTarget().getName())
                && !ASKED_OF_ALL.contains(access.getTarget().getName());
    }

    @ArchTest
    static final ArchRule requestsAreForManagement =
            classes().that().areAnnotatedWith(RestController.class).should().beAnnotatedWith(ManagementRole.class);

    /** Adapters, such as those to Vault and Kafka Streams, are named after what they adapt to. */
    @ArchTest
    static final ArchRule theCoreKnowsNoSpring = noClasses()
            .that()
            .resideInAnyPackage("..secret..", "..login..", "..throttle..", "..nearcache..")
            .and(not(simpleNameEndingWith("Configuration")))
            .and(not(simpleNameEndingWith("Settings")))
            .and(not(nameMatching(".*\\.(Vault|throttle\\.Stream).*")))
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
