package dev.latchkey.contract;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the ids in a document's examples stand for: the id of something that exists, made when it is first asked for.
 * Samples are given as they are written in the document.
 */
public final class SampleIds {
    private final Map<String, Supplier<String>> ofTenant = new LinkedHashMap<>();
    private final Map<String, Supplier<String>> ofInstallation = new LinkedHashMap<>();
    private final Map<String, Supplier<String>> names = new LinkedHashMap<>();
    private final Map<String, String> made = new LinkedHashMap<>();

    /** Something that belongs to the tenant. */
    public SampleIds ofTenant(String sample, Supplier<String> maker) {
        ofTenant.put(sample, maker);
        return this;
    }

    /** A name that is to be another one in each tenant, and tells nothing. */
    public SampleIds name(String sample, String other) {
        names.put(sample, () -> other);
        return this;
    }

    /** Something that is the installation's. */
    public SampleIds ofInstallation(String sample, Supplier<String> maker) {
        ofInstallation.put(sample, maker);
        return this;
    }

    /** The samples of what belongs to the tenant. */
    public Set<String> ofTenant() {
        return ofTenant.keySet();
    }

    /** The samples of what does not. */
    public Set<String> ofInstallation() {
        return ofInstallation.keySet();
    }

    /** Has everything that a tenant can have. */
    public List<String> everythingOfTheTenant() {
        return ofTenant.keySet().stream().map(this::id).toList();
    }

    /** The same text, with what exists in the place of samples. */
    public String fill(String text) {
        String filled = text;
        for (String sample : samples()) {
            if (filled.contains(sample)) {
                filled = filled.replace(sample, id(sample));
            }
        }
        return filled;
    }

    /** The longest first: one may begin as another does. */
    private List<String> samples() {
        return Stream.of(ofTenant, ofInstallation, names)
                .flatMap(each -> each.keySet().stream())
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private String id(String sample) {
        String known = made.get(sample);
        if (known == null) {
            known = maker(sample).get();
            made.put(sample, known);
        }
        return known;
    }

    private Supplier<String> maker(String sample) {
        return Stream.of(ofTenant, ofInstallation, names)
                .flatMap(each -> Stream.ofNullable(each.get(sample)))
                .findFirst()
                .orElseThrow();
    }
}
