package org.plumbline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * The version of the program, which the build takes from the pom.
 */
final class Version {

    /** For example {@code 0.1.0}. */
    static final String TEXT = text();

    private Version() {
    }

    private static String text() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("the program was packaged without its version", e);
        }
        return properties.getProperty("version");
    }
}
