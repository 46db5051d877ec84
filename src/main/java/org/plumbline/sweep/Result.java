package org.plumbline.sweep;

import java.util.List;

import org.plumbline.reference.number.Enclosure;
import org.plumbline.reference.number.EnclosureText;

/**
 * One measured quantity of a point as text: a word, an approximate number, or the two ends of an interval that
 * contains the exact value.
 *
 * @param texts one text, or two for an interval
 */
public record Result(List<String> texts) {

    private static final int DECIMALS = 24;

    /** Copies the list. */
    public Result {
        texts = List.copyOf(texts);
    }

    static Result of(String word) {
        return new Result(List.of(word));
    }

    static Result of(double number) {
        return of(Double.toString(number));
    }

    static Result of(Enclosure value) {
        return new Result(List.of(EnclosureText.lower(value, DECIMALS), EnclosureText.upper(value, DECIMALS)));
    }
}
