package org.plumbline.reference.number;

//-KEY@ model import java.math.BigInteger;

/**
 * The exact numbers that the contracts of {@link ExpSeries} and {@link Exponential} speak of, for OpenJML. No code.
 *
 * <p>{@code point(x, w)} is x / 2^w, {@code term(y, n)} is y^n / n!, {@code partial(y, n)} the series of e^-y up to its
 * n-th term, {@code grown(c, n)} is 2^(c n) n!, and {@code power(y)} is e^-y. Methods without a body are assumed: the
 * recursions that define these numbers, and of e^-y the lemmas exp:remainder, exp:halvings, exp:slope and exp:small,
 * which proofs-notes/enclosures.md proves on paper. Methods with a body are proved by OpenJML.
 */
final class RealExp {

    private RealExp() {
    }

    /*-KEY@ public normal_behavior
      @ requires w >= 0;
      @ ensures \result * (\real) BigInteger.pow2(w) == (\real) x;
      @ ensures (x >= 0 ==> \result >= 0) && (x == 0 ==> \result == 0);
      @ public static model pure helper heap_free \real point(\bigint x, \bigint w);
      @*/

    /*-KEY@ public normal_behavior
      @ ensures (y >= 0 ==> \result >= 0) && (n == 0 ==> \result == 1);
      @ public static model pure helper heap_free \real term(\real y, \bigint n);
      @*/

    /*-KEY@ public normal_behavior
      @ requires n >= 1;
      @ ensures \result && term(y, n) * (\real) n == term(y, n - 1) * y;
      @ public static model pure helper heap_free boolean termRecursion(\real y, \bigint n);
      @*/

    /*-KEY@ public normal_behavior
      @ ensures n == 0 ==> \result == 1;
      @ public static model pure helper heap_free \real partial(\real y, \bigint n);
      @*/

    /*-KEY@ public normal_behavior
      @ requires n >= 1;
      @ ensures \result && (n % 2 == 1 ==> partial(y, n) == partial(y, n - 1) - term(y, n));
      @ ensures n % 2 == 0 ==> partial(y, n) == partial(y, n - 1) + term(y, n);
      @ public static model pure helper heap_free boolean partialRecursion(\real y, \bigint n);
      @*/

    /*-KEY@ public normal_behavior
      @ ensures \result >= 1 && (n == 0 ==> \result == 1);
      @ public static model pure helper heap_free \bigint grown(\bigint c, \bigint n);
      @*/

    /*-KEY@ public normal_behavior
      @ requires n >= 1;
      @ ensures \result && grown(c, n) == grown(c, n - 1) * (BigInteger.pow2(c) * n);
      @ public static model pure helper heap_free boolean grownRecursion(\bigint c, \bigint n);
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= n;
      @ ensures \result >= 2 && (k == 0 ==> \result == 2 * n + 2);
      @ public static model pure helper heap_free \bigint error(\bigint n, \bigint k);
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= n && 1 <= k;
      @ ensures \result && error(n, k) == 2 * error(n, k - 1) + 1;
      @ public static model pure helper heap_free boolean errorRecursion(\bigint n, \bigint k);
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= n && 0 <= k;
      @ ensures \result && error(n, k) == (2 * n + 3) * BigInteger.pow2(k) - 1;
      @ public static model pure helper boolean closed(\bigint n, int k) {
      @     loop_invariant 0 <= i && i <= k && error(n, i) == (2 * n + 3) * BigInteger.pow2(i) - 1;
      @     loop_modifies \nothing;
      @     decreases k - i;
      @     for (int i = 0; i < k; i++) {
      @         assert errorRecursion(n, i + 1) && BigInteger.pow2Sum(i, 1);
      @     }
      @     return true;
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ ensures (y >= 0 ==> 0 < \result && \result <= 1) && (y == 0 ==> \result == 1);
      @ public static model pure helper heap_free \real power(\real y);
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= y && 2 * y <= 1 && n >= 0;
      @ ensures \result && power(y) - partial(y, n) <= term(y, n + 1) && partial(y, n) - power(y) <= term(y, n + 1);
      @ public static model pure helper heap_free boolean remainder(\real y, \bigint n);
      @*/

    /*-KEY@ public normal_behavior
      @ requires y == 2 * h;
      @ ensures \result && power(y) == power(h) * power(h);
      @ public static model pure helper heap_free boolean halvings(\real y, \real h);
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= a && a <= b;
      @ ensures \result && power(b) <= power(a) && power(a) - power(b) <= b - a;
      @ public static model pure helper heap_free boolean slope(\real a, \real b);
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= n && (\real) n <= y;
      @ ensures \result && power(y) * (\real) BigInteger.pow2(n) <= 1;
      @ public static model pure helper heap_free boolean small(\real y, \bigint n);
      @*/

    /*-KEY@ public normal_behavior
      @ requires a <= b && 0 <= c;
      @ ensures \result && a * c <= b * c;
      @ public static model pure helper heap_free boolean monotone(\real a, \real b, \real c) {
      @     return true;
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires a * c <= b * c && 0 < c;
      @ ensures \result && a <= b;
      @ public static model pure helper heap_free boolean cancelled(\real a, \real b, \real c) {
      @     return true;
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= y && 2 * y <= 1 && 1 <= n && after * n == before * y;
      @ requires term <= before && before <= term + 2 && q * n <= term * y && term * y <= q * n + n;
      @ ensures \result && q <= after && after <= q + 2;
      @ public static model pure helper heap_free boolean stepped(\real term, \real before, \real q, \real after,
      @         \real y, \real n) {
      @     return monotone(term, before, y) && monotone(before, term + 2, y) && cancelled(q, after, n)
      @         && cancelled(after, q + 2, n);
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= t && 0 <= g && t * g <= 1 && 1 <= n && 0 <= y && 0 <= p && y * p <= 1;
      @ requires next * n == t * y && larger == g * (p * n);
      @ ensures \result && next * larger <= 1;
      @ public static model pure helper heap_free boolean smaller(\real t, \real g, \real next, \real larger, \real y,
      @         \real p, \real n) {
      @     return next * larger == (t * g) * (y * p) && monotone(t * g, 1, y * p);
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= n && 0 <= y && y * (\real) BigInteger.pow2(c) <= 1;
      @ ensures \result && term(y, n) * (\real) grown(c, n) <= 1;
      @ public static model pure helper boolean omitted(\real y, \bigint c, int n) {
      @     loop_invariant 0 <= i && i <= n && term(y, i) * (\real) grown(c, i) <= 1;
      @     loop_modifies \nothing;
      @     decreases n - i;
      @     for (int i = 0; i < n; i++) {
      @         assert termRecursion(y, i + 1) && grownRecursion(c, i + 1);
      @         assert smaller(term(y, i), (\real) grown(c, i), term(y, i + 1), (\real) grown(c, i + 1), y,
      @             (\real) BigInteger.pow2(c), (\real) (i + 1));
      @     }
      @     return true;
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 1 <= unit && 0 <= s && s <= unit && 0 <= e && 0 <= t && t <= unit && s - e <= t && t <= s + e;
      @ requires t * t == unit * square && q * unit <= s * s && s * s <= q * unit + unit;
      @ ensures \result && q - 2 * e - 1 <= square && square <= q + 2 * e + 1 && q <= unit;
      @ public static model pure helper heap_free boolean squared(\real unit, \real s, \real e, \real t, \real q,
      @         \real square) {
      @     return monotone(s - t, e, s + t) && monotone(t - s, e, s + t) && monotone(s + t, 2 * unit, e)
      @         && monotone(s, unit, s) && monotone(s, unit, unit) && cancelled(q, unit, unit)
      @         && cancelled(q - 2 * e - 1, square, unit) && cancelled(square, q + 2 * e + 1, unit);
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 1 <= w;
      @ ensures \result && point(x, w - 1) == 2 * point(x, w);
      @ public static model pure helper heap_free boolean doubled(\bigint x, \bigint w) {
      @     return BigInteger.pow2Sum(w - 1, 1)
      @         && cancelled(point(x, w - 1), 2 * point(x, w), (\real) BigInteger.pow2(w - 1))
      @         && cancelled(2 * point(x, w), point(x, w - 1), (\real) BigInteger.pow2(w - 1));
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 1 <= size && size <= g && 1 <= p && 1 <= log && log <= n;
      @ ensures \result && size * (p * log) <= g * (p * n);
      @ public static model pure helper heap_free boolean grows(\bigint size, \bigint g, \bigint p, \bigint log,
      @         \bigint n) {
      @     return size * (p * log) <= g * (p * log) && p * log <= p * n && g * (p * log) <= g * (p * n);
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 1 <= unit && (2 * unit) * next <= 1 && a - b <= next && b - a <= next;
      @ ensures \result && 2 * (unit * a - unit * b) <= 1 && 2 * (unit * b - unit * a) <= 1;
      @ public static model pure helper heap_free boolean leftOut(\real unit, \real a, \real b, \real next) {
      @     return monotone(a - b, next, unit) && monotone(b - a, next, unit);
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= x && 0 <= below && whole * BigInteger.pow2(below) <= x;
      @ ensures \result && (\real) whole <= point(x, below);
      @ public static model pure helper heap_free boolean wholePart(\bigint x, \bigint below, \bigint whole) {
      @     return cancelled((\real) whole, point(x, below), (\real) BigInteger.pow2(below));
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= x && 0 <= below && x < whole * BigInteger.pow2(below) + BigInteger.pow2(below);
      @ requires 0 <= bits && 0 <= whole && whole < BigInteger.pow2(bits) && 0 <= c;
      @ ensures \result && x * BigInteger.pow2(c) <= BigInteger.pow2(below + (c + bits));
      @ public static model pure helper heap_free boolean halved(\bigint x, \bigint below, \bigint whole, \bigint bits,
      @         \bigint c) {
      @     return BigInteger.pow2Sum(c, bits) && BigInteger.pow2Sum(below, c + bits)
      @         && monotone((\real) whole + 1, (\real) BigInteger.pow2(bits), (\real) BigInteger.pow2(below))
      @         && monotone((\real) x, (\real) BigInteger.pow2(bits) * (\real) BigInteger.pow2(below),
      @             (\real) BigInteger.pow2(c));
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= n && 0 <= depth && 0 <= working && x >= 0 && 0 <= c;
      @ requires depth >= working ==> x * BigInteger.pow2(depth - working) <= n
      @     && n < x * BigInteger.pow2(depth - working) + BigInteger.pow2(depth - working);
      @ requires depth < working ==> x == n * BigInteger.pow2(working - depth);
      @ requires n * BigInteger.pow2(c) <= BigInteger.pow2(depth);
      @ ensures \result && point(x, working) <= point(n, depth);
      @ ensures (point(n, depth) - point(x, working)) * (\real) BigInteger.pow2(working) <= 1;
      @ ensures x * BigInteger.pow2(c) <= BigInteger.pow2(working);
      @ public static model pure helper heap_free boolean rounded(\bigint n, \bigint depth, \bigint working, \bigint x,
      @         \bigint c) {
      @     return depth >= working ? coarser(n, depth, working, x, c) : finer(n, depth, working, x, c);
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= n && 0 <= working && working <= depth && x >= 0 && 0 <= c;
      @ requires x * BigInteger.pow2(depth - working) <= n;
      @ requires n < x * BigInteger.pow2(depth - working) + BigInteger.pow2(depth - working);
      @ requires n * BigInteger.pow2(c) <= BigInteger.pow2(depth);
      @ ensures \result && point(x, working) <= point(n, depth);
      @ ensures (point(n, depth) - point(x, working)) * (\real) BigInteger.pow2(working) <= 1;
      @ ensures x * BigInteger.pow2(c) <= BigInteger.pow2(working);
      @ public static model pure helper heap_free boolean coarser(\bigint n, \bigint depth, \bigint working, \bigint x,
      @         \bigint c) {
      @     return BigInteger.pow2Sum(depth - working, working)
      @         && dropped((\real) n, (\real) x, (\real) BigInteger.pow2(working),
      @             (\real) BigInteger.pow2(depth - working), (\real) BigInteger.pow2(c), point(n, depth),
      @             point(x, working));
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 1 <= unit && 1 <= p && 1 <= c && 0 <= x && x * p <= n && n <= x * p + p;
      @ requires n * c <= unit * p && exact * (unit * p) == n && near * unit == x;
      @ ensures \result && near <= exact && (exact - near) * unit <= 1 && x * c <= unit;
      @ public static model pure helper heap_free boolean dropped(\real n, \real x, \real unit, \real p, \real c,
      @         \real exact, \real near) {
      @     return cancelled(x, exact * unit, p) && cancelled(exact * unit, x + 1, p) && cancelled(near, exact, unit)
      @         && monotone(x * p, n, c) && cancelled(x * c, unit, p);
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= n && 0 <= depth && depth < working && 0 <= c && x == n * BigInteger.pow2(working - depth);
      @ requires n * BigInteger.pow2(c) <= BigInteger.pow2(depth);
      @ ensures \result && point(x, working) <= point(n, depth);
      @ ensures (point(n, depth) - point(x, working)) * (\real) BigInteger.pow2(working) <= 1;
      @ ensures x * BigInteger.pow2(c) <= BigInteger.pow2(working);
      @ public static model pure helper heap_free boolean finer(\bigint n, \bigint depth, \bigint working, \bigint x,
      @         \bigint c) {
      @     return BigInteger.pow2Sum(working - depth, depth)
      @         && added((\real) n, (\real) x, (\real) BigInteger.pow2(depth), (\real) BigInteger.pow2(working - depth),
      @             (\real) BigInteger.pow2(c), point(n, depth), point(x, working));
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 1 <= d && 1 <= p && 1 <= c && 0 <= n && x == n * p;
      @ requires n * c <= d && exact * d == n && near * (p * d) == x;
      @ ensures \result && near <= exact && (exact - near) * (p * d) <= 1 && x * c <= p * d;
      @ public static model pure helper heap_free boolean added(\real n, \real x, \real d, \real p, \real c,
      @         \real exact, \real near) {
      @     return near * (p * d) == exact * (p * d) && cancelled(near, exact, p * d) && cancelled(exact, near, p * d)
      @         && monotone(n * c, d, p);
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 1 <= drop && least <= exact * drop && (lo * drop <= least || lo <= exact);
      @ ensures \result && lo <= exact;
      @ public static model pure helper heap_free boolean cut(\real lo, \real exact, \real drop, \real least) {
      @     return lo <= exact || cancelled(lo, exact, drop);
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= x && x <= y && 0 <= w && 0 <= scale;
      @ ensures \result && (\real) BigInteger.pow2(scale) * power(point(y, w))
      @     <= (\real) BigInteger.pow2(scale) * power(point(x, w));
      @ public static model pure helper heap_free boolean increasing(\bigint x, \bigint y, \bigint w, \bigint scale) {
      @     return cancelled(point(x, w), point(y, w), (\real) BigInteger.pow2(w)) && slope(point(x, w), point(y, w))
      @         && monotone(power(point(y, w)), power(point(x, w)), (\real) BigInteger.pow2(scale));
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= x && 1 <= w && 0 <= bits && 0 <= s && s <= BigInteger.pow2(bits) && 0 <= e;
      @ requires (\real) s - (\real) e <= (\real) BigInteger.pow2(bits) * power(point(x, w));
      @ requires (\real) BigInteger.pow2(bits) * power(point(x, w)) <= (\real) s + (\real) e;
      @ requires q * BigInteger.pow2(bits) <= s * s && s * s < q * BigInteger.pow2(bits) + BigInteger.pow2(bits);
      @ ensures \result && 0 <= q && q <= BigInteger.pow2(bits);
      @ ensures (\real) q - (\real) (2 * e + 1) <= (\real) BigInteger.pow2(bits) * power(point(x, w - 1));
      @ ensures (\real) BigInteger.pow2(bits) * power(point(x, w - 1)) <= (\real) q + (\real) (2 * e + 1);
      @ public static model pure helper heap_free boolean doubling(\bigint x, \bigint w, \bigint bits, \bigint s,
      @         \bigint e, \bigint q) {
      @     return doubled(x, w) && halvings(point(x, w - 1), point(x, w))
      @         && monotone(power(point(x, w)), 1, (\real) BigInteger.pow2(bits))
      @         && squareOf((\real) BigInteger.pow2(bits), power(point(x, w)), (\real) s, (\real) e, (\real) q)
      @         && cancelled(-1, (\real) q, (\real) BigInteger.pow2(bits));
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires q * unit <= s * s && s * s <= q * unit + unit && 1 <= unit && 0 <= s && s <= unit && 0 <= e;
      @ requires 0 <= p && p <= 1 && s - e <= unit * p && unit * p <= s + e;
      @ ensures \result && q - 2 * e - 1 <= unit * (p * p) && unit * (p * p) <= q + 2 * e + 1 && q <= unit;
      @ public static model pure helper heap_free boolean squareOf(\real unit, \real p, \real s, \real e, \real q) {
      @     return monotone(p, 1, unit) && squared(unit, s, e, unit * p, q, unit * (p * p));
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= p && p <= 1 && 1 <= unit;
      @ requires (\real) s - (\real) e <= (\real) unit * p && (\real) unit * p <= (\real) s + (\real) e;
      @ ensures \result && 0 <= s + e && s - e <= unit;
      @ public static model pure helper heap_free boolean near(\real p, \bigint s, \bigint e, \bigint unit) {
      @     return monotone(p, 1, (\real) unit) && monotone(0, p, (\real) unit);
      @ }
      @*/

    /*-KEY@ public normal_behavior
      @ requires 0 <= p && p <= 1 && 1 <= unit && 1 <= drop && fine == drop * unit;
      @ requires (\real) s - (\real) e <= (\real) fine * p && (\real) fine * p <= (\real) s + (\real) e;
      @ requires (lo == 0 || lo * drop <= s - e) && (hi == unit || s + e <= hi * drop);
      @ ensures \result && (\real) lo <= (\real) unit * p && (\real) unit * p <= (\real) hi;
      @ public static model pure helper heap_free boolean enclosed(\real p, \bigint s, \bigint e, \bigint fine,
      @         \bigint unit, \bigint drop, \bigint lo, \bigint hi) {
      @     return monotone(p, 1, (\real) unit) && monotone(0, p, (\real) unit)
      @         && cut((\real) lo, (\real) unit * p, (\real) drop, (\real) s - (\real) e)
      @         && cut(-(\real) hi, -((\real) unit * p), (\real) drop, -(\real) s - (\real) e);
      @ }
      @*/
}
