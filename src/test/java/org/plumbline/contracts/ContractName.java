package org.plumbline.contracts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short names of contracts: what KeY calls them is long and says the class twice. */
final class ContractName {

    /** How the name of every contract of the project begins. */
    static final String PROJECT = "org.plumbline.";

    private static final Pattern KEY_NAME = Pattern
            .compile("(?<type>[\\w.]+)\\[(?<owner>[\\w.]+)::(?<method>\\w+)\\((?<parameters>.*)\\)\\]"
                    + "\\.JML (?<kind>\\w+?)(_behavior)? (operation )?contract\\.(?<number>\\d+)");

    private static final Pattern ACCESSIBLE = Pattern
            .compile(
                    "(?<type>[\\w.]+)\\[[\\w.]+::(?<method>[\\w<>]+)\\(\\)\\]"
                            + "\\.JML accessible clause\\.(?<number>\\d+)");

    private ContractName() {
    }

    /**
     * The short form, for example {@code data.Mask::ofFirst(int[],int,int) normal 0}.
     *
     * @param name KeY's name
     * @return the short name; KeY's own where it has another form
     */
    static String shortOf(String name) {
        Matcher reads = ACCESSIBLE.matcher(name);
        if (reads.matches()) {
            return local(reads.group("type")) + "::" + reads.group("method") + " accessible " + reads.group("number");
        }
        Matcher parts = KEY_NAME.matcher(name);
        if (!parts.matches() || !parts.group("type").equals(parts.group("owner"))) {
            return name;
        }
        StringBuilder parameters = new StringBuilder();
        for (String parameter : parts.group("parameters").split(",")) {
            parameters.append(parameters.isEmpty() ? "" : ",").append(typeName(parameter));
        }
        return local(parts.group("type")) + "::" + parts.group("method") + "(" + parameters + ") "
                + parts.group("kind") + " " + parts.group("number");
    }

    private static String typeName(String name) {
        if (!name.startsWith("[")) {
            return local(name);
        }
        String element = switch (name.substring(1)) {
            case "I" -> "int";
            case "J" -> "long";
            case "Z" -> "boolean";
            default -> typeName(name.startsWith("[L") ? name.substring(2) : name.substring(1));
        };
        return element + "[]";
    }

    private static String local(String type) {
        return type.replace("org.plumbline.reference.", "").replaceFirst("^(java|org)\\.[\\w.]*\\.", "");
    }

    /**
     * The class that a short name speaks of.
     *
     * @param shortName for example {@code data.Mask::size() normal 0}
     * @return for example {@code data.Mask}
     */
    static String type(String shortName) {
        return shortName.substring(0, shortName.indexOf("::"));
    }
}
