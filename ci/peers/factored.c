/*
 * The same gradients with what their structure allows: e^s = e^(z Phi) e^Upsilon, where e^Upsilon is shared by all
 * images and e^(z Phi) by an area's patches; sums by areas; slopes of beta are added up before they meet e^Upsilon.
 * This is what org.plumbline.reference.coordinates does.
 */
#include "peer.h"

static gradient g;

/* What a query has on one image. The attention of q is share e^Upsilon, its share that of its area if unmasked. */
typedef struct {
    number *share; /* of each area, then of the masked positions */
    number *area;  /* area attention */
} attention;

static number *factor; /* e^Upsilon, positions x positions */
static attention *rows; /* of each query, on the view in hand */
static number *sum, *pull, *slope;
static int *present;
static number **F, **similar;
static number t, total, mean;

void prepare(const problem *on)
{
    const inputs *in = &on->in;
    int width = 0;
    for (int k = 0; k < in->clusters; k++)
        width = in->areas[k] + 1 > width ? in->areas[k] + 1 : width;
    factor = numbers((size_t) in->positions * in->positions, on->bits);
    rows = room(in->positions, sizeof(attention));
    for (int p = 0; p < in->positions; p++) {
        rows[p].share = numbers(width, on->bits);
        rows[p].area = numbers(width, on->bits);
    }
    sum = numbers(width, on->bits);
    pull = numbers(width, on->bits);
    slope = numbers(width, on->bits);
    present = room(width, sizeof(int));
    F = room(2 + in->negatives, sizeof(number *));
    similar = room(2 + in->negatives, sizeof(number *));
    for (int i = 0; i < 2 + in->negatives; i++)
        F[i] = numbers(width, on->bits);
    gradient_init(&g, on);
    num_init(t, on->bits);
    num_init(total, on->bits);
    num_init(mean, on->bits);
}

static void set_factors(const problem *on)
{
    for (int i = 0; i < on->in.positions * on->in.positions; i++)
        num_exp(factor[i], on->upsilon[i]);
}

static int share_of(const problem *on, const view *x, int q)
{
    return x->masked[q] ? on->in.areas[x->cluster] : on->in.area_of[x->cluster][q];
}

/* Adds up e^Upsilon by shares and notes which shares occur. */
static void set_sums(const problem *on, const view *x, int p)
{
    int P = on->in.positions;
    for (int j = 0; j <= on->in.areas[x->cluster]; j++) {
        num_zero(sum[j]);
        present[j] = 0;
    }
    for (int q = 0; q < P; q++) {
        int j = share_of(on, x, q);
        num_add(sum[j], sum[j], factor[p * P + q]);
        present[j] = 1;
    }
}

/* def:attention and def:area-attention, of query p. */
static void attend(const problem *on, const view *x, int p)
{
    const inputs *in = &on->in;
    int areas = in->areas[x->cluster];
    number *share = rows[p].share, *area = rows[p].area;
    set_sums(on, x, p);
    num_set(total, sum[areas]);
    for (int j = 0; j < areas; j++) {
        num_zero(share[j]);
        num_zero(area[j]);
        if (present[j]) {
            num_mul(t, on->z[x->number][j], on->phi[p * in->features + in->first_feature[x->cluster] + j]);
            num_exp(share[j], t);
            num_mul(area[j], share[j], sum[j]);
            num_add(total, total, area[j]);
        }
    }
    num_inverse(share[areas], total);
    for (int j = 0; j < areas; j++) {
        num_mul(share[j], share[j], share[areas]);
        num_mul(area[j], area[j], share[areas]);
    }
}

/* Adds the row of query p: alpha_j = z_j A_j (pull_j - mean), and to beta its slope, still without e^Upsilon. */
static void add_row(const problem *on, const view *x, int p)
{
    const inputs *in = &on->in;
    int P = in->positions, k = x->cluster, areas = in->areas[k];
    num_zero(mean);
    for (int j = 0; j < areas; j++) {
        num_mul(t, pull[j], rows[p].area[j]);
        num_add(mean, mean, t);
    }
    for (int j = 0; j < areas; j++) {
        number *alpha = &g.alpha[p * in->features + in->first_feature[k] + j];
        num_sub(t, pull[j], mean);
        num_mul(slope[j], rows[p].share[j], t);
        num_mul(t, t, rows[p].area[j]);
        num_mul(t, t, on->z[x->number][j]);
        num_add(*alpha, *alpha, t);
    }
    num_mul(slope[areas], rows[p].share[areas], mean);
    num_neg(slope[areas], slope[areas]);
    for (int q = 0; q < P; q++)
        num_add(g.beta[p * P + q], g.beta[p * P + q], slope[share_of(on, x, q)]);
}

static void finish(const problem *on)
{
    for (int i = 0; i < on->in.positions * on->in.positions; i++)
        num_mul(g.beta[i], g.beta[i], factor[i]);
}

/* lem:mae-gradient */
void mae_gradient(const problem *on)
{
    const inputs *in = &on->in;
    gradient_zero(&g, on);
    set_factors(on);
    for (int b = 0; b < in->images; b++) {
        const view *x = &in->masked[b];
        for (int p = 0; p < in->positions; p++) {
            if (!x->masked[p])
                continue;
            attend(on, x, p);
            for (int j = 0; j < in->areas[x->cluster]; j++) {
                if (j == in->area_of[x->cluster][p])
                    num_one_minus(pull[j], rows[p].area[j]);
                else
                    num_neg(pull[j], rows[p].area[j]);
                num_mul(pull[j], pull[j], on->z[x->number][j]);
                num_mul(pull[j], pull[j], on->z[x->number][j]);
            }
            add_row(on, x, p);
        }
    }
    finish(on);
    gradient_divide(&g, on, in->images);
}

/* def:cl-representation: the entries of F on the features of the view's cluster; leaves the view's rows behind. */
static void represent(number *f, const problem *on, const view *x)
{
    int areas = on->in.areas[x->cluster];
    for (int j = 0; j < areas; j++)
        num_zero(f[j]);
    for (int p = 0; p < on->in.positions; p++) {
        attend(on, x, p);
        for (int j = 0; j < areas; j++)
            num_add(f[j], f[j], rows[p].area[j]);
    }
    for (int j = 0; j < areas; j++) {
        num_mul(f[j], f[j], on->z[x->number][j]);
        num_div_int(f[j], f[j], on->in.positions);
    }
}

/* lem:cl-gradient */
void cl_gradient(const problem *on)
{
    const inputs *in = &on->in;
    gradient_zero(&g, on);
    set_factors(on);
    for (int b = 0; b < in->samples; b++) {
        const sample *s = &in->contrastive[b];
        const view *x = &s->views[0];
        /* X+ last: its rows are used again */
        for (int i = 1 + in->negatives; i >= 0; i--)
            represent(F[i], on, &s->views[i]);
        /* features of other clusters are orthogonal */
        for (int i = 0; i < 2 + in->negatives; i++)
            similar[i] = s->views[i].cluster == x->cluster ? F[i] : NULL;
        cl_pull(pull, on, similar, in->areas[x->cluster]);
        for (int j = 0; j < in->areas[x->cluster]; j++) {
            num_mul(pull[j], pull[j], on->z[x->number][j]);
            num_div_int(pull[j], pull[j], in->positions);
        }
        for (int p = 0; p < in->positions; p++)
            add_row(on, x, p);
    }
    finish(on);
    gradient_divide(&g, on, in->samples);
}

const gradient *in_coordinates(const problem *on)
{
    (void) on;
    return &g;
}
