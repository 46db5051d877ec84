package org.plumbline.contracts;

import java.util.List;

/**
 * One search for a proof.
 *
 * @param contract the contract's short name
 * @param strategy how it was searched for
 * @param closed whether a proof was found
 * @param steps the number of nodes of the proof
 * @param millis the time that the search computed
 * @param uses the contracts that the proof takes for granted
 * @param goals the first open goals, for whoever has to find out why
 */
record Attempt(String contract, Strategy strategy, boolean closed, int steps, long millis, List<String> uses,
        List<String> goals) {
}
