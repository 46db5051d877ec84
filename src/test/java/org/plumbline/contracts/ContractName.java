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
     * The short form, for example {@code data.Mask::ofFirst(int[],int,int) normal 0}, followed by {@code of} and the
     * interface for a contract that a class inherits.
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
        if (!parts.matches()) {
            return name;
        }
        StringBuilder parameters = new StringBuilder();
        for (String parameter : parts.group("parameters").split(",")) {
            parameters.append(parameters.isEmpty() ? "" : ",").append(typeName(parameter));
        }
        boolean own = parts.group("type").equals(parts.group("owner"));
        return local(parts.group("type")) + "::" + parts.group("method") + "(" + parameters + ") "
                + parts.group("kind") + " " + parts.group("number") + (own ? "" : " of " + local(parts.group("owner")));
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

    /**
     * The name of a type of the subtree or of a library without what need not be said.
     *
     * @param type a qualified name
     * @return the name below the subtree, or the simple name of a library's type
     */
    static String local(String type) {
        return type.replace("org.plumbline.reference.", "").replaceFirst("^(java|org)\\.[\\w.]*\\.", "");
    }

    /**
     * The method that a short name speaks of.
     *
     * @param shortName for example {@code data.Mask::size() normal 0}
     * @return for example {@code data.Mask::size()}
     */
    static String method(String shortName) {
        int end = shortName.indexOf(' ');
        return end < 0 ? shortName : shortName.substring(0, end);
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
