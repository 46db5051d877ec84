package org.plumbline.assurance;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A contract and what is known of it.
 *
 * @param contract its name: package and class below the verified subtree, method with the types of its parameters, kind
 *     of contract and number
 * @param claims the ids of the claims that its method implements, none for arithmetic
 * @param says what it says, in plain words
 * @param status how far it is known to hold: the words of a {@link Standing}
 * @param proofs who proved it
 * @param rests contracts without a proof that a proof of it uses
 * @param test the test that tries it, null if none does
 * @param reason why there is no proof, null if there is one
 * @param note the note that explains it
 * @param faults names of the planted faults that the prover of this contract must notice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContractEntry(String contract, List<String> claims, String says, String status, List<ProofEntry> proofs,
        List<String> rests, String test, String reason, String note, List<String> faults) {

    /** Freezes the lists; a list that is not there is empty. */
    public ContractEntry {
        Objects.requireNonNull(contract);
        Standing.of(status);
        claims = frozen(claims);
        proofs = frozen(proofs);
        rests = frozen(rests);
        faults = frozen(faults);
    }

    private static <T> List<T> frozen(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * How far it is known to hold.
     *
     * @return the standing that {@link #status} names
     */
    public Standing standing() {
        return Standing.of(status);
    }

    /**
     * The package below the verified subtree.
     *
     * @return for example {@code data}
     */
    public String folder() {
        return contract.substring(0, contract.indexOf('.'));
    }
}
