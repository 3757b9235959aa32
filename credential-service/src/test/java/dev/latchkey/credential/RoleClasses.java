package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;

/** The names of the service's own classes that are for one role. */
final class RoleClasses {
    private static final String OURS = "dev.latchkey.credential.";
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.latchkey.credential");

    private RoleClasses() {}

    /** Those that say so themselves. */
    static Set<String> of(Class<? extends Annotation> role) {
        return some(annotated(role).map(JavaClass::getName));
    }

    /** What the configurations among them make. */
    static Set<String> beansOf(Class<? extends Annotation> role) {
        return some(annotated(role)
                .flatMap(each -> each.getMethods().stream())
                .filter(each -> each.isAnnotatedWith(Bean.class))
                .map(each -> each.getRawReturnType().getName())
                .filter(each -> each.startsWith(OURS)));
    }

    /** Its package, below that of the service. */
    static String packageOf(String type) {
        String name = type.substring(OURS.length());
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }

    private static Stream<JavaClass> annotated(Class<? extends Annotation> role) {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.latchkey.credential")
                        .stream()
                        .filter(each -> each.isAnnotatedWith(role));
    }

    private static Set<String> some(Stream<String> names) {
        Set<String> all = names.collect(Collectors.toSet());
        assertThat(all).hasSizeGreaterThan(5);
        return all;
    }
}
