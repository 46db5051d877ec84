/*
 * The gradients as the definitions have them, by vectors of R^d and a dense Q: scores e_p^T Q (M(X)_q + e_q), rows
 * sum_q delta_q (M(X)_q + e_q), and -grad_Q L = sum_p e_p row_p^T: what org.plumbline.reference.definition does.
 */
#include "peer.h"

static number *basis;           /* features, then positions */
static number *q, *minus_slope; /* Q and the negative gradient by it, d x d */
static number *queries;         /* e_p^T Q */
static number *keys, *visible;  /* M(X)_q + e_q and M(X)_q, of the view in hand */
static number *row_sum;         /* of each p, over the batch */
static number *rows, *area, *area_pull, *pull, *worth, *delta;
static number **F;
static number total, mean, t;
static gradient projected;

static number *feature(const problem *on, int k, int j)
{
    return basis + (size_t) (on->in.first_feature[k] + j) * on->in.dimension;
}

static number *position(const problem *on, int p)
{
    return basis + (size_t) (on->in.features + p) * on->in.dimension;
}

/* Q = sum_p e_p ( sum Phi v + sum Upsilon e )^T, exactly: its entries have fewer bits than the working precision. */
static void set_q(const problem *on)
{
    const inputs *in = &on->in;
    int d = in->dimension, features = in->features, P = in->positions;
    mpz_t *entry = room((size_t) d * d, sizeof(mpz_t));
    mpz_t row;
    mpz_init(row);
    for (int i = 0; i < d * d; i++)
        mpz_init(entry[i]);
    for (int p = 0; p < P; p++)
        for (int j = 0; j < d; j++) {
            mpz_set_ui(row, 0);
            for (int c = 0; c < features + P; c++) {
                mpz_t *state = c < features ? &in->phi[p * features + c] : &in->upsilon[p * P + c - features];
                long factor = in->basis[(size_t) c * d + j];
                if (factor >= 0)
                    mpz_addmul_ui(row, *state, factor);
                else
                    mpz_submul_ui(row, *state, -factor);
            }
            for (int i = 0; i < d; i++) {
                long factor = in->basis[(size_t) (features + p) * d + i];
                if (factor >= 0)
                    mpz_addmul_ui(entry[i * d + j], row, factor);
                else
                    mpz_submul_ui(entry[i * d + j], row, -factor);
            }
        }
    for (int i = 0; i < d * d; i++)
        num_scaled(q[i], entry[i], in->grid_bits + 2 * in->basis_bits);
}

static void set_basis(const problem *on)
{
    mpz_t n;
    mpz_init(n);
    for (int i = 0; i < (on->in.features + on->in.positions) * on->in.dimension; i++) {
        mpz_set_si(n, on->in.basis[i]);
        num_scaled(basis[i], n, on->in.basis_bits);
    }
}

void prepare(const problem *on)
{
    size_t d = on->in.dimension, P = on->in.positions;
    basis = numbers((on->in.features + P) * d, on->bits);
    q = numbers(d * d, on->bits);
    minus_slope = numbers(d * d, on->bits);
    queries = numbers(P * d, on->bits);
    keys = numbers(P * d, on->bits);
    visible = numbers(P * d, on->bits);
    row_sum = numbers(P * d, on->bits);
    rows = numbers(P * P, on->bits);
    area = numbers(P, on->bits);
    area_pull = numbers(P, on->bits);
    pull = numbers(d, on->bits);
    worth = numbers(P, on->bits);
    delta = numbers(P, on->bits);
    F = room(2 + on->in.negatives, sizeof(number *));
    for (int i = 0; i < 2 + on->in.negatives; i++)
        F[i] = numbers(d, on->bits);
    num_init(total, on->bits);
    num_init(mean, on->bits);
    num_init(t, on->bits);
    gradient_init(&projected, on);
    set_basis(on);
    set_q(on);
}

static void zero(number *x, int n)
{
    for (int i = 0; i < n; i++)
        num_zero(x[i]);
}

static void set_queries(const problem *on)
{
    int d = on->in.dimension;
    zero(queries, on->in.positions * d);
    for (int p = 0; p < on->in.positions; p++)
        for (int i = 0; i < d; i++)
            num_add_multiple(queries + p * d, position(on, p)[i], q + i * d, d);
}

static void look_at(const problem *on, const view *x)
{
    int d = on->in.dimension;
    for (int r = 0; r < on->in.positions; r++) {
        int j = on->in.area_of[x->cluster][r];
        zero(visible + r * d, d);
        if (!x->masked[r])
            num_add_multiple(visible + r * d, on->z[x->number][j], feature(on, x->cluster, j), d);
        for (int l = 0; l < d; l++)
            num_add(keys[r * d + l], visible[r * d + l], position(on, r)[l]);
    }
}

/* def:attention, of query p on the view in hand. */
static void attend(number *attention, const problem *on, int p)
{
    int d = on->in.dimension;
    num_zero(total);
    for (int r = 0; r < on->in.positions; r++) {
        num_dot(attention[r], queries + p * d, keys + r * d, d);
        num_exp(attention[r], attention[r]);
        num_add(total, total, attention[r]);
    }
    for (int r = 0; r < on->in.positions; r++)
        num_div(attention[r], attention[r], total);
}

/* Adds sum_r delta_r (M(X)_r + e_r) to the row of p, with delta_r = attention_r (worth_r - mean). */
static void add_row(const number *attention, const problem *on, int p)
{
    int d = on->in.dimension;
    num_dot(mean, attention, worth, on->in.positions);
    for (int r = 0; r < on->in.positions; r++) {
        num_sub(delta[r], worth[r], mean);
        num_mul(delta[r], delta[r], attention[r]);
        num_add_multiple(row_sum + p * d, delta[r], keys + r * d, d);
    }
}

/* -grad_Q L = mean of sum_p e_p row_p^T. */
static void finish(const problem *on, int batch)
{
    int d = on->in.dimension;
    zero(minus_slope, d * d);
    for (int p = 0; p < on->in.positions; p++) {
        for (int l = 0; l < d; l++)
            num_div_int(row_sum[p * d + l], row_sum[p * d + l], batch);
        for (int i = 0; i < d; i++)
            num_add_multiple(minus_slope + i * d, position(on, p)[i], row_sum + p * d, d);
    }
}

/* The pull of each position: g of lem:mae-gradient on unmasked ones, 0 on masked ones. */
static void set_mae_worth(const number *attention, const problem *on, const view *x, int p)
{
    const int *area_of = on->in.area_of[x->cluster];
    zero(area, on->in.areas[x->cluster]);
    for (int r = 0; r < on->in.positions; r++)
        if (!x->masked[r])
            num_add(area[area_of[r]], area[area_of[r]], attention[r]);
    for (int j = 0; j < on->in.areas[x->cluster]; j++) {
        if (j == area_of[p])
            num_one_minus(area_pull[j], area[j]);
        else
            num_neg(area_pull[j], area[j]);
        num_mul(area_pull[j], area_pull[j], on->z[x->number][j]);
        num_mul(area_pull[j], area_pull[j], on->z[x->number][j]);
    }
    zero(worth, on->in.positions);
    for (int r = 0; r < on->in.positions; r++)
        if (!x->masked[r])
            num_set(worth[r], area_pull[area_of[r]]);
}

/* lem:mae-gradient */
void mae_gradient(const problem *on)
{
    set_queries(on);
    zero(row_sum, on->in.positions * on->in.dimension);
    for (int b = 0; b < on->in.images; b++) {
        const view *x = &on->in.masked[b];
        look_at(on, x);
        for (int p = 0; p < on->in.positions; p++)
            if (x->masked[p]) {
                attend(rows, on, p);
                set_mae_worth(rows, on, x, p);
                add_row(rows, on, p);
            }
    }
    finish(on, on->in.images);
}

/* def:cl-representation: (1/P) sum_p F_p = sum_r ((1/P) sum_p attn_{p->r}) M(X)_r; leaves the view's rows behind. */
static void represent(number *f, const problem *on, const view *x)
{
    int d = on->in.dimension, P = on->in.positions;
    look_at(on, x);
    for (int p = 0; p < P; p++)
        attend(rows + p * P, on, p);
    zero(f, d);
    for (int r = 0; r < P; r++) {
        num_zero(t);
        for (int p = 0; p < P; p++)
            num_add(t, t, rows[p * P + r]);
        num_div_int(t, t, P);
        num_add_multiple(f, t, visible + r * d, d);
    }
}

/* lem:cl-gradient */
void cl_gradient(const problem *on)
{
    int d = on->in.dimension, P = on->in.positions;
    set_queries(on);
    zero(row_sum, P * d);
    for (int b = 0; b < on->in.samples; b++) {
        /* X+ last: what it leaves behind is used again */
        for (int i = 1 + on->in.negatives; i >= 0; i--)
            represent(F[i], on, &on->in.contrastive[b].views[i]);
        cl_pull(pull, on, F, d);
        for (int r = 0; r < P; r++) {
            num_dot(worth[r], pull, visible + r * d, d);
            num_div_int(worth[r], worth[r], P);
        }
        for (int p = 0; p < P; p++)
            add_row(rows + p * P, on, p);
    }
    finish(on, on->in.samples);
}

/* alpha = e_p^T G v and beta = e_p^T G e. */
const gradient *in_coordinates(const problem *on)
{
    int d = on->in.dimension, features = on->in.features, P = on->in.positions;
    number *image = numbers(d, on->bits);
    for (int p = 0; p < P; p++) {
        zero(image, d);
        for (int i = 0; i < d; i++)
            num_add_multiple(image, position(on, p)[i], minus_slope + i * d, d);
        for (int c = 0; c < features + P; c++)
            num_dot(c < features ? projected.alpha[p * features + c] : projected.beta[p * P + c - features], image,
                    basis + (size_t) c * d, d);
    }
    return &projected;
}
