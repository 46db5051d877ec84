package org.plumbline.contracts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The postconditions of a copy of {@link RuntimeContracts}, each with a number under which it notes that it was
 * evaluated, and the method that it belongs to: {@code number.Matrix::get(int,int)}, types by their simple names.
 */
final class Postconditions {

    private static final String LEFT_OUT = "-";

    private static final Pattern METHOD = Pattern
            .compile("\\s*(?:@\\w+\\s+)*(?:[\\w<>.\\[\\]]+\\s+)*?(\\w+)\\s*\\(([^()]*)\\)");

    /** A line for each: the number, or a dash for one that is left out, and the method. */
    private final List<String> lines = new ArrayList<>();
    private int next;

    /**
     * Counts one that is executed.
     *
     * @param method what it belongs to
     * @return its number
     */
    int executed(String method) {
        lines.add(next + " " + method);
        return next++;
    }

    /**
     * Counts one that is not executed.
     *
     * @param method what it belongs to
     */
    void leftOut(String method) {
        lines.add(LEFT_OUT + " " + method);
    }

    /** All of them. */
    List<String> lines() {
        return lines;
    }

    /**
     * The methods each of whose postconditions was evaluated; none of them is left out.
     *
     * @param lines all postconditions
     * @param evaluated the numbers of those that were evaluated
     * @return the methods
     */
    static Set<String> checked(List<String> lines, Collection<Integer> evaluated) {
        TreeMap<String, Boolean> methods = new TreeMap<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            String number = line.substring(0, space);
            boolean noted = !number.equals(LEFT_OUT) && evaluated.contains(Integer.valueOf(number));
            methods.merge(line.substring(space + 1), noted, Boolean::logicalAnd);
        }
        return methods.entrySet().stream().filter(method -> method.getValue()).map(method -> method.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The method that a contract stands before.
     *
     * @param type its class, for example {@code number.Matrix}
     * @param rest what follows the contract, without comments
     * @return its name; the empty string if no method follows
     */
    static String methodBefore(String type, String rest) {
        Matcher method = METHOD.matcher(rest);
        if (!method.lookingAt()) {
            return "";
        }
        String parameters = Arrays.stream(method.group(2).split(",")).map(String::strip)
                .map(parameter -> parameter.replaceFirst("\\s+\\w+$", "").replaceFirst("^.*[\\s.]", ""))
                .collect(Collectors.joining(","));
        return type + "::" + method.group(1) + "(" + parameters + ")";
    }

    /**
     * The method that a listed contract speaks of, with simple names of types; of the interface if it is inherited.
     *
     * @param contract a short name
     * @return the method
     */
    static String method(String contract) {
        String method = ContractName.method(contract);
        int of = contract.indexOf(" of ");
        String type = of < 0 ? ContractName.type(contract) : contract.substring(of + " of ".length());
        return type + method.substring(method.indexOf("::")).replaceAll("[a-z]\\w*\\.", "");
    }
}
