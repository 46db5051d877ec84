package org.plumbline.reference.definition;

import org.apfloat.Apfloat;
import org.plumbline.reference.data.OrthonormalFamily;
import org.plumbline.reference.data.Setting;
import org.plumbline.reference.number.Dyadic;
import org.plumbline.reference.number.Matrix;
import org.plumbline.reference.number.Precision;

import java.math.BigInteger;

/**
 * A setting's features v_{k,j} and position encodings e_p as vectors of R^d at a working precision (def:feature,
 * def:position).
 */
public final class Embedding {

    /*@ spec_public @*/ private final Precision precision;
    /*@ spec_public @*/ private final Setting setting;
    /*@ spec_public @*/ private final Matrix vectors;

    /*@ public invariant \invariant_for(precision) && \invariant_for(setting) && \invariant_for(vectors);
      @ public invariant vectors.rows == setting.family.numerators.length;
      @ public invariant vectors.columns == setting.family.dimension;
      @*/
    //-KEY@ public invariant (\forall int k; 0 <= k && k < setting.partitions.length; setting.partitions[k] != null);

    /**
     * The vectors of a setting.
     *
     * @param precision the arithmetic of everything computed from this embedding
     * @param setting the partitions, features and positions
     */
    /*@ public normal_behavior
      @ requires precision != null && setting != null && \invariant_for(precision) && \invariant_for(setting);
      @ ensures this.precision == precision && this.setting == setting;
      @ ensures vectors.rows == setting.family.numerators.length && vectors.columns == setting.family.dimension;
      @ assignable \nothing;
      @*/
    public Embedding(Precision precision, Setting setting) {
        this.precision = precision;
        this.setting = setting;
        this.vectors = lifted(precision, setting.family());
    }

    private static Matrix lifted(Precision precision, OrthonormalFamily family) {
        Apfloat[][] rows = new Apfloat[family.vectors()][family.dimension()];
        for (int i = 0; i < rows.length; i++) {
            for (int l = 0; l < rows[i].length; l++) {
                BigInteger numerator = BigInteger.valueOf(family.numerator(i, l));
                rows[i][l] = precision.of(Dyadic.of(numerator, family.scale()));
            }
        }
        return Matrix.ofRows(rows);
    }

    /**
     * The arithmetic.
     *
     * @return the owner of the precision
     */
    /*@ public normal_behavior
      @ ensures \result == precision;
      @ assignable \nothing;
      @*/
    public Precision precision() {
        return precision;
    }

    /**
     * What the vectors embed.
     *
     * @return the setting
     */
    /*@ public normal_behavior
      @ ensures \result == setting;
      @ assignable \nothing;
      @*/
    public Setting setting() {
        return setting;
    }

    /**
     * The dimension d.
     *
     * @return the length of every vector
     */
    /*@ public normal_behavior
      @ ensures \result == vectors.columns && 1 <= \result && \result <= Matrix.MAX_SIDE;
      @ assignable \nothing;
      @*/
    public int dimension() {
        return vectors.columns();
    }

    /**
     * A feature.
     *
     * @param k a cluster
     * @param j one of its areas
     * @return v_{k,j}, d entries
     */
    /*@ public normal_behavior
      @ requires 0 <= k && k < setting.partitions.length && 0 <= j && j < setting.partitions[k].areas;
      @ ensures \fresh(\result) && \result.length == vectors.columns;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    public Apfloat[] feature(int k, int j) {
        return vectors.row(setting.featureIndex(k, j));
    }

    /**
     * A position encoding.
     *
     * @param p a position
     * @return e_p, d entries
     */
    /*@ public normal_behavior
      @ requires 0 <= p && p < setting.partitions[0].areaOf.length;
      @ ensures \fresh(\result) && \result.length == vectors.columns;
      @ ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null);
      @ assignable \nothing;
      @*/
    public Apfloat[] position(int p) {
        return vectors.row(setting.positionIndex(p));
    }
}
