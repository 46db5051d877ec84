package org.plumbline.reference.definition;

import org.apfloat.Apfloat;
import org.plumbline.reference.number.Precision;

/**
 * Sums and multiples of vectors of R^d; every method returns a new array.
 */
final class Vectors {

    private Vectors() {
    }

    /** The zero vector of R^d. */
    /*@ normal_behavior
      @ requires 0 <= dimension;
      @ ensures \fresh(\result) && \result.length == dimension;
      @ ensures (\forall int l; 0 <= l && l < dimension; \result[l] == Apfloat.ZERO);
      @ ensures (\forall int l; 0 <= l && l < dimension; \result[l] != null);
      @ assignable \nothing;
      @*/
    //-KEY@ ensures \typeof(\result) == \type(Apfloat[]);
    static Apfloat[] zero(int dimension) {
        Apfloat[] zero = new Apfloat[dimension];
        /*@ loop_invariant 0 <= l && l <= dimension;
          @ loop_invariant (\forall int i; 0 <= i && i < l; zero[i] == Apfloat.ZERO);
          @ loop_modifies zero[*];
          @ decreases dimension - l;
          @*/
        for (int l = 0; l < dimension; l++) {
            zero[l] = Apfloat.ZERO;
        }
        return zero;
    }

    /** The vector {@code a}, in an array of its own. */
    /*@ normal_behavior
      @ requires a != null && (\forall int i; 0 <= i && i < a.length; a[i] != null);
      @ ensures \fresh(\result) && \result.length == a.length;
      @ ensures (\forall int l; 0 <= l && l < a.length; \result[l] == a[l]);
      @ ensures (\forall int l; 0 <= l && l < a.length; \result[l] != null);
      @ assignable \nothing;
      @*/
    static Apfloat[] copy(Apfloat[] a) {
        Apfloat[] copy = new Apfloat[a.length];
        /*@ loop_invariant 0 <= l && l <= a.length;
          @ loop_invariant (\forall int i; 0 <= i && i < l; copy[i] == a[i]);
          @ loop_modifies copy[*];
          @ decreases a.length - l;
          @*/
        for (int l = 0; l < a.length; l++) {
            copy[l] = a[l];
        }
        return copy;
    }

    /** The vector {@code a + b}. */
    /*@ normal_behavior
      @ requires precision != null && \invariant_for(precision) && a != null && b != null && a.length == b.length;
      @ requires (\forall int i; 0 <= i && i < a.length; a[i] != null && b[i] != null);
      @ ensures \fresh(\result) && \result.length == a.length;
      @ ensures (\forall int l; 0 <= l && l < a.length; \result[l] != null);
      @ assignable \nothing;
      @*/
    static Apfloat[] sum(Precision precision, Apfloat[] a, Apfloat[] b) {
        Apfloat[] sum = new Apfloat[a.length];
        /*@ loop_invariant 0 <= l && l <= a.length;
          @ loop_invariant (\forall int i; 0 <= i && i < l; sum[i] != null);
          @ loop_modifies sum[*];
          @ decreases a.length - l;
          @*/
        for (int l = 0; l < a.length; l++) {
            sum[l] = precision.add(a[l], b[l]);
        }
        return sum;
    }

    /** The vector {@code a - b}. */
    /*@ normal_behavior
      @ requires precision != null && \invariant_for(precision) && a != null && b != null && a.length == b.length;
      @ requires (\forall int i; 0 <= i && i < a.length; a[i] != null && b[i] != null);
      @ ensures \fresh(\result) && \result.length == a.length;
      @ ensures (\forall int l; 0 <= l && l < a.length; \result[l] != null);
      @ assignable \nothing;
      @*/
    static Apfloat[] difference(Precision precision, Apfloat[] a, Apfloat[] b) {
        Apfloat[] difference = new Apfloat[a.length];
        /*@ loop_invariant 0 <= l && l <= a.length;
          @ loop_invariant (\forall int i; 0 <= i && i < l; difference[i] != null);
          @ loop_modifies difference[*];
          @ decreases a.length - l;
          @*/
        for (int l = 0; l < a.length; l++) {
            difference[l] = precision.subtract(a[l], b[l]);
        }
        return difference;
    }

    /** The vector {@code c a}. */
    /*@ normal_behavior
      @ requires precision != null && \invariant_for(precision) && c != null && a != null;
      @ requires (\forall int i; 0 <= i && i < a.length; a[i] != null);
      @ ensures \fresh(\result) && \result.length == a.length;
      @ ensures (\forall int l; 0 <= l && l < a.length; \result[l] != null);
      @ assignable \nothing;
      @*/
    static Apfloat[] scaled(Precision precision, Apfloat c, Apfloat[] a) {
        Apfloat[] scaled = new Apfloat[a.length];
        /*@ loop_invariant 0 <= l && l <= a.length;
          @ loop_invariant (\forall int i; 0 <= i && i < l; scaled[i] != null);
          @ loop_modifies scaled[*];
          @ decreases a.length - l;
          @*/
        for (int l = 0; l < a.length; l++) {
            scaled[l] = precision.multiply(c, a[l]);
        }
        return scaled;
    }

    /** The squared Euclidean length of a vector. */
    /*@ normal_behavior
      @ requires precision != null && \invariant_for(precision) && a != null;
      @ requires (\forall int i; 0 <= i && i < a.length; a[i] != null);
      @ ensures \result != null;
      @ ensures \result.signum() >= 0;
      @ assignable \nothing;
      @*/
    static Apfloat squaredLength(Precision precision, Apfloat[] a) {
        return precision.inner(a, a);
    }
}
