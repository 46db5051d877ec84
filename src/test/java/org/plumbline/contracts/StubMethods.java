package org.plumbline.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a contract of a library speaks of. */
final class StubMethods {

    private static final Pattern METHOD = Pattern.compile("^    public (?:static )?\\S+ (\\w+)\\(.*\\);$",
            Pattern.MULTILINE);

    private StubMethods() {
    }

    /** The names of the methods that a stub declares. */
    static Set<String> of(Path stub) throws IOException {
        return METHOD.matcher(Files.readString(stub)).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
