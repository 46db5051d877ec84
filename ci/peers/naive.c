/*
 * The gradients as the definitions have them, in coordinates: for each image and query P scores
 * s = z Phi [q unmasked] + Upsilon, P exponentials, P quotients.
 */
#include "peer.h"

static gradient g;

static number *rows, *area, *pull, *worth;
static number **F, **similar;
static number t, total, mean, delta;

void prepare(const problem *on)
{
    int most = 0;
    for (int k = 0; k < on->in.clusters; k++)
        most = on->in.areas[k] > most ? on->in.areas[k] : most;
    rows = numbers((size_t) on->in.positions * on->in.positions, on->bits);
    area = numbers(most, on->bits);
    pull = numbers(most, on->bits);
    worth = numbers(on->in.positions, on->bits);
    F = room(2 + on->in.negatives, sizeof(number *));
    similar = room(2 + on->in.negatives, sizeof(number *));
    for (int i = 0; i < 2 + on->in.negatives; i++)
        F[i] = numbers(most, on->bits);
    gradient_init(&g, on);
    num_init(t, on->bits);
    num_init(total, on->bits);
    num_init(mean, on->bits);
    num_init(delta, on->bits);
}

/* def:attention, of query p. */
static void attend(number *attention, const problem *on, const view *x, int p)
{
    const inputs *in = &on->in;
    int P = in->positions, k = x->cluster;
    num_zero(total);
    for (int q = 0; q < P; q++) {
        num_set(t, on->upsilon[p * P + q]);
        if (!x->masked[q]) {
            int j = in->area_of[k][q];
            num_mul(delta, on->z[x->number][j], on->phi[p * in->features + in->first_feature[k] + j]);
            num_add(t, t, delta);
        }
        num_exp(attention[q], t);
        num_add(total, total, attention[q]);
    }
    for (int q = 0; q < P; q++)
        num_div(attention[q], attention[q], total);
}

/* def:area-attention */
static void area_attend(const number *attention, const problem *on, const view *x)
{
    for (int j = 0; j < on->in.areas[x->cluster]; j++)
        num_zero(area[j]);
    for (int q = 0; q < on->in.positions; q++)
        if (!x->masked[q]) {
            int j = on->in.area_of[x->cluster][q];
            num_add(area[j], area[j], attention[q]);
        }
}

/* Adds sum_q delta_q (M(X)_q + e_q) to row p, with delta_q = attention_q (worth_q - mean), worth 0 where masked. */
static void add_row(const number *attention, const problem *on, const view *x, int p)
{
    const inputs *in = &on->in;
    int P = in->positions, k = x->cluster;
    for (int q = 0; q < P; q++) {
        num_sub(delta, worth[q], mean);
        num_mul(delta, delta, attention[q]);
        num_add(g.beta[p * P + q], g.beta[p * P + q], delta);
        if (!x->masked[q]) {
            int j = in->area_of[k][q];
            number *alpha = &g.alpha[p * in->features + in->first_feature[k] + j];
            num_mul(delta, delta, on->z[x->number][j]);
            num_add(*alpha, *alpha, delta);
        }
    }
}

/* Sets worth_q to the pull on the area of an unmasked q, 0 for a masked one; mean = sum of attention_q worth_q. */
static void set_worth(const problem *on, const view *x)
{
    for (int q = 0; q < on->in.positions; q++) {
        if (x->masked[q])
            num_zero(worth[q]);
        else
            num_set(worth[q], pull[on->in.area_of[x->cluster][q]]);
    }
}

static void set_mean(const number *attention, const problem *on)
{
    num_zero(mean);
    for (int q = 0; q < on->in.positions; q++) {
        num_mul(t, attention[q], worth[q]);
        num_add(mean, mean, t);
    }
}

/* lem:mae-gradient */
void mae_gradient(const problem *on)
{
    const inputs *in = &on->in;
    gradient_zero(&g, on);
    for (int b = 0; b < in->images; b++) {
        const view *x = &in->masked[b];
        for (int p = 0; p < in->positions; p++) {
            if (!x->masked[p])
                continue;
            attend(rows, on, x, p);
            area_attend(rows, on, x);
            for (int j = 0; j < in->areas[x->cluster]; j++) {
                if (j == in->area_of[x->cluster][p])
                    num_one_minus(pull[j], area[j]);
                else
                    num_neg(pull[j], area[j]);
                num_mul(pull[j], pull[j], on->z[x->number][j]);
                num_mul(pull[j], pull[j], on->z[x->number][j]);
            }
            set_worth(on, x);
            set_mean(rows, on);
            add_row(rows, on, x, p);
        }
    }
    gradient_divide(&g, on, in->images);
}

/* def:cl-representation: the entries of F on the features of the view's cluster; leaves the view's rows behind. */
static void represent(number *f, const problem *on, const view *x)
{
    int areas = on->in.areas[x->cluster];
    for (int j = 0; j < areas; j++)
        num_zero(f[j]);
    for (int p = 0; p < on->in.positions; p++) {
        attend(rows + p * on->in.positions, on, x, p);
        area_attend(rows + p * on->in.positions, on, x);
        for (int j = 0; j < areas; j++)
            num_add(f[j], f[j], area[j]);
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
        set_worth(on, x);
        for (int p = 0; p < in->positions; p++) {
            set_mean(rows + p * in->positions, on);
            add_row(rows + p * in->positions, on, x, p);
        }
    }
    gradient_divide(&g, on, in->samples);
}

const gradient *in_coordinates(const problem *on)
{
    (void) on;
    return &g;
}
