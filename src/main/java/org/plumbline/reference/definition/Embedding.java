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

    private final Precision precision;
    private final Setting setting;
    private final Matrix vectors;

    /**
     * The vectors of a setting.
     *
     * @param precision the arithmetic of everything computed from this embedding
     * @param setting the partitions, features and positions
     */
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
    public Precision precision() {
        return precision;
    }

    /**
     * What the vectors embed.
     *
     * @return the setting
     */
    public Setting setting() {
        return setting;
    }

    /**
     * The dimension d.
     *
     * @return the length of every vector
     */
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
    public Apfloat[] feature(int k, int j) {
        return vectors.row(setting.featureIndex(k, j));
    }

    /**
     * A position encoding.
     *
     * @param p a position
     * @return e_p, d entries
     */
    public Apfloat[] position(int p) {
        return vectors.row(setting.positionIndex(p));
    }
}
