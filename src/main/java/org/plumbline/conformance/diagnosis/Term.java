package org.plumbline.conformance.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A matrix that may depend on Q, with what is needed to differentiate it: reverse differentiation, as PyTorch and JAX
 * do it.
 *
 * <p>So every mistake in a forward pass or a loss has the gradient that automatic differentiation would give it, and a
 * mistake that concerns the gradient alone is a {@link #stopped} in the right place.
 */
final class Term {

    private final WideMatrix value;

    /** What this term was computed from, as far as that depends on Q; null elsewhere. */
    private final Term[] operands;

    /** From the slope of this term to the slopes of its operands. */
    private final List<BiFunction<WideMatrix, Term, WideMatrix>> pulls;

    private final boolean varies;

    private Term(WideMatrix value, boolean varies, Term[] operands,
            List<BiFunction<WideMatrix, Term, WideMatrix>> pulls) {
        this.value = value;
        this.varies = varies;
        this.operands = operands;
        this.pulls = pulls;
    }

    /** What is differentiated by. */
    static Term variable(WideMatrix value) {
        return new Term(value, true, new Term[0], List.of());
    }

    /** What does not depend on the variable. */
    static Term constant(WideMatrix value) {
        return new Term(value, false, new Term[0], List.of());
    }

    /** The stop gradient SG: the same value, a constant for every derivative. */
    Term stopped() {
        return constant(value);
    }

    WideMatrix value() {
        return value;
    }

    /** The only entry of a 1 x 1 matrix. */
    Wide number() {
        return value.get(0, 0);
    }

    private static Term of(WideMatrix value, Term operand, BiFunction<WideMatrix, Term, WideMatrix> pull) {
        return operand.varies ? new Term(value, true, new Term[] {operand}, List.of(pull)) : constant(value);
    }

    private static Term of(WideMatrix value, Term first, BiFunction<WideMatrix, Term, WideMatrix> firstPull,
            Term second, BiFunction<WideMatrix, Term, WideMatrix> secondPull) {
        if (!first.varies) {
            return of(value, second, secondPull);
        }
        if (!second.varies) {
            return of(value, first, firstPull);
        }
        return new Term(value, true, new Term[] {first, second}, List.of(firstPull, secondPull));
    }

    /** The matrix product. */
    Term times(Term other) {
        return of(value.times(other.value), this, (slope, self) -> slope.times(other.value.transposed()), other,
                (slope, self) -> value.transposed().times(slope));
    }

    Term transposed() {
        return of(value.transposed(), this, (slope, self) -> slope.transposed());
    }

    Term plus(Term other) {
        return of(value.plus(other.value), this, (slope, self) -> slope, other, (slope, self) -> slope);
    }

    Term minus(Term other) {
        return plus(other.scaled(Wide.ONE.negated()));
    }

    Term scaled(Wide factor) {
        return of(value.times(factor), this, (slope, self) -> slope.times(factor));
    }

    /** The product entry by entry. */
    Term weighted(Term other) {
        return of(value.combined(other.value, Wide::times), this,
                (slope, self) -> slope.combined(other.value, Wide::times), other,
                (slope, self) -> slope.combined(value, Wide::times));
    }

    /** The quotient entry by entry. */
    Term over(Term other) {
        return of(value.combined(other.value, Wide::over), this,
                (slope, self) -> slope.combined(other.value, Wide::over), other,
                (slope, self) -> slope.combined(self.value, Wide::times).combined(other.value, Wide::over)
                        .times(Wide.ONE.negated()));
    }

    /** Entry by entry. */
    Term exp() {
        return of(value.mapped(Wide::exp), this, (slope, self) -> slope.combined(self.value, Wide::times));
    }

    /** Entry by entry. */
    Term log() {
        return of(value.mapped(Wide::log), this, (slope, self) -> slope.combined(value, Wide::over));
    }

    /** Entry by entry. */
    Term sqrt() {
        return of(value.mapped(Wide::sqrt), this,
                (slope, self) -> slope.combined(self.value, Wide::over).times(Wide.of(0.5)));
    }

    /** The sum of each row, in every place of that row. */
    Term rowSums() {
        return of(value.rowSums(), this, (slope, self) -> slope.rowSums());
    }

    /** The sum of the squares of all entries. */
    Term squared() {
        Term rows = Term.constant(WideMatrix.of(1, value.rows(), (i, j) -> Wide.ONE));
        Term columns = Term.constant(WideMatrix.of(value.columns(), 1, (i, j) -> Wide.ONE));
        return rows.times(weighted(this)).times(columns);
    }

    /**
     * The gradient of this number by the variable.
     *
     * @param variable the only variable that this term depends on
     * @return the derivative by each of its entries; zeros if it does not depend on it
     */
    WideMatrix gradient(Term variable) {
        List<Term> order = new ArrayList<>();
        collect(order, Collections.newSetFromMap(new IdentityHashMap<>()));
        Map<Term, WideMatrix> slopes = new IdentityHashMap<>();
        slopes.put(this, WideMatrix.of(1, 1, (i, j) -> Wide.ONE));
        for (int i = order.size() - 1; i >= 0; i--) {
            Term term = order.get(i);
            WideMatrix slope = slopes.get(term);
            for (int k = 0; k < term.operands.length; k++) {
                slopes.merge(term.operands[k], term.pulls.get(k).apply(slope, term), WideMatrix::plus);
            }
        }
        return slopes.getOrDefault(variable, WideMatrix.zero(variable.value.rows(), variable.value.columns()));
    }

    /** Operands before what is computed from them. */
    private void collect(List<Term> order, Set<Term> seen) {
        if (varies && seen.add(this)) {
            for (Term operand : operands) {
                operand.collect(order, seen);
            }
            order.add(this);
        }
    }
}
