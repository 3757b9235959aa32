package dev.latchkey.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Holds JSON to what the records of this package promise: a component that is neither {@link Nullable} nor a collection
 * must be there and must not be null. An event that breaks it is refused here, where the message can name the field,
 * instead of somewhere behind.
 */
final class RequiredFields extends NopAnnotationIntrospector {
    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return isRequired(member) ? true : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
        return isRequired(member) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
    }

    private static boolean isRequired(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                && isOurs(parameter.getDeclaringClass())
                && !Collection.class.isAssignableFrom(parameter.getRawType())
                && !typeOf(parameter).isAnnotationPresent(Nullable.class);
    }

    private static boolean isOurs(Class<?> type) {
        return type.isRecord() && type.getPackage().equals(RequiredFields.class.getPackage());
    }

    private static AnnotatedType typeOf(AnnotatedParameter parameter) {
        return parameter
                .getDeclaringClass()
                .getRecordComponents()[parameter.getIndex()]
                .getAnnotatedType();
    }
}
