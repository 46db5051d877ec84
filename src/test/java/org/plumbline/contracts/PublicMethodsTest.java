package org.plumbline.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.plumbline.assurance.Assurance;

/** Nothing public in the verified subtree is without a contract, and no contract without words. */
class PublicMethodsTest {

    private static final String ROOT = "org.plumbline.reference.";

    @Test
    void everyPublicMethodOfTheVerifiedSubtreeHasAContract() throws IOException {
        Set<String> contracted = ListedContract.all().stream().filter(each -> !each.contract().contains(" accessible "))
                .map(each -> ContractName.method(each.contract())).collect(Collectors.toCollection(TreeSet::new));
        Set<String> bare = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SourceTree.REFERENCE)) {
            files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .forEach(file -> publicMembers(file).filter(member -> !contracted.contains(member))
                            .forEach(bare::add));
        }
        assertEquals(Set.of(), bare, "public, without a contract");
    }

    private static Stream<String> publicMembers(Path file) {
        String name = SourceTree.REFERENCE.relativize(file).toString().replace(".java", "").replace('/', '.');
        try {
            Class<?> type = Class.forName(ROOT + name);
            if (!Modifier.isPublic(type.getModifiers())) {
                return Stream.of();
            }
            Stream<Method> methods = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic() && !(type.isEnum() && generated(method)));
            return Stream.<Executable>concat(methods, Arrays.stream(type.getDeclaredConstructors()))
                    .filter(each -> Modifier.isPublic(each.getModifiers()) && !isInherited(each, type))
                    .map(each -> name + "::" + (each instanceof Constructor<?> ? type.getSimpleName() : each.getName())
                            + parameters(each));
        } catch (ClassNotFoundException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Whether the method has its contract from an interface of the subtree. */
    private static boolean isInherited(Executable member, Class<?> type) {
        return Arrays.stream(type.getInterfaces()).filter(each -> each.getName().startsWith(ROOT))
                .flatMap(each -> Arrays.stream(each.getMethods()))
                .anyMatch(each -> each.getName().equals(member.getName())
                        && Arrays.equals(each.getParameterTypes(), member.getParameterTypes()));
    }

    private static boolean generated(Method method) {
        return method.getName().equals("values") || method.getName().equals("valueOf");
    }

    private static String parameters(Executable member) {
        return Arrays.stream(member.getParameterTypes())
                .map(type -> type.isArray()
                        ? ContractName.local(type.getCanonicalName().replaceFirst("(\\[\\])+$", "")) + "[]".repeat(
                                depth(type))
                        : ContractName.local(type.getCanonicalName()))
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static int depth(Class<?> type) {
        return type.isArray() ? 1 + depth(type.getComponentType()) : 0;
    }

    @Test
    void everyContractHasAMeaningInPlainWordsAndNoMeaningIsLeftOver() throws IOException {
        Set<String> names = ListedContract.all().stream().map(ListedContract::contract)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(names, AssuranceReport.meanings().keySet());
    }

    @Test
    void theTableIsReadAsItWasWritten() throws IOException {
        Assurance table = AssuranceReport.listed();
        Path file = Files.createTempFile("assurance", ".json");
        try {
            Files.writeString(file, table.json());
            assertEquals(table, Assurance.read(file));
        } finally {
            Files.delete(file);
        }
    }
}
