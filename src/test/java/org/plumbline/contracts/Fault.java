package org.plumbline.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * A planted fault and the contract that must not close with it.
 *
 * @param name what is wrong
 * @param file the source below the verified subtree
 * @param before what the file says, exactly once
 * @param after what the fault says
 * @param prover who must notice
 * @param contract the contract's short name
 * @param strategy for KeY: the strategy that proves it without the fault
 * @param steps for KeY: how many steps that strategy may take with the fault, a few times those of the proof
 */
record Fault(String name, String file, String before, String after, Prover prover, String contract, Strategy strategy,
        int steps) {

    /** Who must notice a fault. */
    enum Prover {
        /** KeY, in FaultsIT. */
        KEY,
        /** OpenJML, where it is installed. */
        OPENJML
    }

    /** The faults that one prover must notice. */
    static List<Fault> of(Prover prover) throws IOException {
        return all().stream().filter(fault -> fault.prover == prover).toList();
    }

    /** The list. */
    static List<Fault> all() throws IOException {
        YAMLMapper yaml = YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
        try (InputStream list = Fault.class.getResourceAsStream("/contracts/faults.yaml")) {
            return Arrays.asList(yaml.readValue(list, Fault[].class));
        }
    }

    /** Whether it stands in a contract, which the proofs of all callers read; what is in a body one proof reads. */
    boolean inContract() {
        return before.startsWith("@") && !before.startsWith("@ loop_invariant");
    }
}
