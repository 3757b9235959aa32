package dev.latchkey.credential.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latchkey.contract.ApiDocument;
import dev.latchkey.contract.Operation;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The document names every protocol that is served, and is told to everybody who asks for it. */
class FrontDoorsOpenApiTest {
    private static final ApiDocument DOCUMENT = ApiDocument.resource("/front-doors-openapi.yaml");

    private static List<ProtocolAdapter> adapters() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.latchkey.credential.protocol")
                        .stream()
                        .filter(each -> each.isAssignableTo(ProtocolAdapter.class) && !each.isInterface())
                        .map(JavaClass::reflect)
                        .map(FrontDoorsOpenApiTest::bare)
                        .toList();
    }

    /** Without anything to work with: it is asked for its path alone. */
    private static ProtocolAdapter bare(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructors()[0];
            return (ProtocolAdapter) constructor.newInstance(new Object[constructor.getParameterCount()]);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void namesEveryPathThatIsServed() {
        Set<String> served = adapters().stream().map(ProtocolAdapter::path).collect(Collectors.toSet());
        Set<String> described = DOCUMENT.operations().stream()
                .map(Operation::path)
                .filter(path -> !path.equals(FrontDoorsOpenApi.PATH))
                .collect(Collectors.toSet());
        assertThat(described).isEqualTo(served);
    }

    @Test
    void namesTheMethodsThatAreServed() {
        for (ProtocolAdapter adapter : adapters()) {
            List<String> described = DOCUMENT.operations().stream()
                    .filter(each -> each.path().equals(adapter.path()))
                    .map(Operation::method)
                    .toList();
            assertThat(described).as(adapter.path()).isNotEmpty().allMatch(adapter::accepts);
        }
    }

    @Test
    void isReadByGetAlone() {
        DoorResponse document = FrontDoorsOpenApi.answer("GET");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.headers()).containsEntry("Content-Type", "application/yaml");
        assertThat(new String(document.body(), StandardCharsets.UTF_8)).isEqualTo(DOCUMENT.text());
        assertThat(FrontDoorsOpenApi.answer("POST").status()).isEqualTo(HttpStatus.METHOD_NOT_ALLOWED.value());
    }
}
