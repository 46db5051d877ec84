package org.plumbline.laws;

import java.util.Optional;

import org.plumbline.reference.number.Enclosure;

/**
 * A constant of the theory next to what is measured of it. The prediction is a limit, P to infinity and eta to 0.
 *
 * @param key its name for machines
 * @param words what is measured
 * @param formula the prediction as a formula
 * @param claim the claim that says so
 * @param predicted the prediction
 * @param exact measured on the exact population; empty if that was not trained
 * @param meanField measured in the mean-field limit, an approximation
 */
public record Law(String key, String words, String formula, String claim, double predicted, Optional<Enclosure> exact,
        double meanField) {
}
