package org.plumbline.assurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a contract from one build to another.
 *
 * @param contract its name
 * @param before what was known of it, null if it is new
 * @param after what is known of it, null if it is gone
 */
public record AssuranceChange(String contract, Standing before, Standing after) {

    /**
     * All contracts whose standing is not what it was, by name. Times, steps, words and tests may differ.
     *
     * @param before the table of the earlier build
     * @param after that of the later one
     * @return the changes
     */
    public static List<AssuranceChange> between(Assurance before, Assurance after) {
        Map<String, AssuranceChange> byName = new TreeMap<>();
        for (ContractEntry entry : before.contracts()) {
            byName.put(entry.contract(), new AssuranceChange(entry.contract(), entry.standing(), null));
        }
        for (ContractEntry entry : after.contracts()) {
            AssuranceChange old = byName.get(entry.contract());
            byName.put(entry.contract(), new AssuranceChange(entry.contract(), old == null ? null : old.before,
                    entry.standing()));
        }
        List<AssuranceChange> changes = new ArrayList<>(byName.values());
        changes.removeIf(change -> change.before == change.after);
        return changes;
    }

    /**
     * Whether something that was known is not known any more. A contract that is gone is one.
     *
     * @return true if it is
     */
    public boolean weakening() {
        return after == null || before != null && after.weakerThan(before);
    }

    /**
     * The change in words.
     *
     * @return one line
     */
    public String words() {
        if (before == null) {
            return "added    " + contract + ": " + after.words();
        }
        if (after == null) {
            return "removed  " + contract + ": was " + before.words();
        }
        String kind = weakening() ? "weakened " : before.weakerThan(after) ? "stronger " : "changed  ";
        return kind + contract + ": was " + before.words() + ", is " + after.words();
    }
}
