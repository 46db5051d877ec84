package org.plumbline.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * A contract that must exist, as contracts/contracts.yaml lists it.
 *
 * @param contract its short name
 * @param status how far it is known to hold
 * @param strategy for a proved one: the strategy that finds the proof
 * @param rests for a proved one: the contracts of the project that its proof uses and that are not proved themselves
 * @param reason for any other: why it is not proved
 * @param test for a tested one: the test, below {@code org.plumbline}
 */
record ListedContract(String contract, Status status, Strategy strategy, List<String> rests, String reason,
        String test) {

    /** How far a contract is known to hold. */
    enum Status {
        /** KeY finds a proof. */
        PROVED,
        /** A test tries it. */
        TESTED,
        /** Taken for granted. */
        ASSUMED
    }

    ListedContract {
        rests = rests == null ? List.of() : List.copyOf(rests);
    }

    /** The list. */
    static List<ListedContract> all() throws IOException {
        YAMLMapper yaml = YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
        try (InputStream list = ListedContract.class.getResourceAsStream("/contracts/contracts.yaml")) {
            return Arrays.asList(yaml.readValue(list, ListedContract[].class));
        }
    }

    /** Whether KeY must find a proof. */
    boolean proved() {
        return status == Status.PROVED;
    }
}
