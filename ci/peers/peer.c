/*
 * A peer as a program: "peer INPUTS BITS" reads commands from stdin and answers each with one line.
 *
 *   mae N | cl N                      N gradients, one after the other:    "cpu wall", in seconds
 *   multiply N | exp N | softmax N    N operations:                        "cpu wall", in seconds
 *   write FILE                        both gradients, one number a line as "lo hi e" for [lo, hi] 2^e:    "written"
 */
#include "peer.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static problem on;
static number *scores, *weights, *row;
static number scratch, total;
static number *similarity;

number *numbers(size_t n, long bits)
{
    number *values = room(n, sizeof(number));
    for (size_t i = 0; i < n; i++)
        num_init(values[i], bits);
    return values;
}

static void from_long(number x, long value, long bits)
{
    mpz_t n;
    mpz_init_set_si(n, value);
    num_scaled(x, n, bits);
    mpz_clear(n);
}

void gradient_init(gradient *g, const problem *p)
{
    g->alpha = numbers((size_t) p->in.positions * p->in.features, p->bits);
    g->beta = numbers((size_t) p->in.positions * p->in.positions, p->bits);
}

void gradient_zero(gradient *g, const problem *p)
{
    for (int i = 0; i < p->in.positions * p->in.features; i++)
        num_zero(g->alpha[i]);
    for (int i = 0; i < p->in.positions * p->in.positions; i++)
        num_zero(g->beta[i]);
}

void gradient_divide(gradient *g, const problem *p, int n)
{
    for (int i = 0; i < p->in.positions * p->in.features; i++)
        num_div_int(g->alpha[i], g->alpha[i], n);
    for (int i = 0; i < p->in.positions * p->in.positions; i++)
        num_div_int(g->beta[i], g->beta[i], n);
}

void cl_pull(number *pull, const problem *p, number *const *F, int n)
{
    int stopped = 1 + p->in.negatives;
    num_zero(total);
    for (int i = 0; i < stopped; i++) {
        num_zero(similarity[i]);
        if (F[1 + i] != NULL)
            num_dot(similarity[i], F[0], F[1 + i], n);
        num_div(similarity[i], similarity[i], p->tau);
        num_exp(similarity[i], similarity[i]);
        num_add(total, total, similarity[i]);
    }
    for (int j = 0; j < n; j++)
        num_set(pull[j], F[1][j]);
    for (int i = 0; i < stopped; i++) {
        num_div(similarity[i], similarity[i], total);
        for (int j = 0; j < n && F[1 + i] != NULL; j++) {
            num_mul(scratch, similarity[i], F[1 + i][j]);
            num_sub(pull[j], pull[j], scratch);
        }
    }
}

static void softmax(void)
{
    num_zero(total);
    for (int q = 0; q < on.in.positions; q++) {
        num_exp(row[q], scores[q]);
        num_add(total, total, row[q]);
    }
    for (int q = 0; q < on.in.positions; q++)
        num_div(row[q], row[q], total);
}

/* The scores of query 0 on the first image, minus the largest; their exponentials. */
static void prepare_row(void)
{
    const view *x = &on.in.masked[0];
    int P = on.in.positions, largest = 0;
    scores = numbers(P, on.bits);
    weights = numbers(P, on.bits);
    row = numbers(P, on.bits);
    for (int q = 0; q < P; q++) {
        int j = on.in.area_of[x->cluster][q];
        num_set(scores[q], on.upsilon[q]);
        if (!x->masked[q]) {
            num_mul(scratch, on.z[x->number][j], on.phi[on.in.first_feature[x->cluster] + j]);
            num_add(scores[q], scores[q], scratch);
        }
        if (num_less(scores[largest], scores[q]))
            largest = q;
    }
    num_set(scratch, scores[largest]);
    for (int q = 0; q < P; q++) {
        num_sub(scores[q], scores[q], scratch);
        num_exp(weights[q], scores[q]);
    }
}

static void set_latents(const view *x)
{
    int areas = on.in.areas[x->cluster];
    on.z[x->number] = numbers(areas, on.bits);
    for (int j = 0; j < areas; j++)
        from_long(on.z[x->number][j], x->latent[j], on.in.latent_bits);
}

static void read_problem(const char *path, long bits)
{
    inputs_read(&on.in, path);
    on.bits = bits;
    size_t P = on.in.positions, F = on.in.features;
    on.phi = numbers(P * F, bits);
    on.upsilon = numbers(P * P, bits);
    for (size_t i = 0; i < P * F; i++)
        num_scaled(on.phi[i], on.in.phi[i], on.in.grid_bits);
    for (size_t i = 0; i < P * P; i++)
        num_scaled(on.upsilon[i], on.in.upsilon[i], on.in.grid_bits);
    on.z = room(on.in.views, sizeof(number *));
    for (int b = 0; b < on.in.images; b++)
        set_latents(&on.in.masked[b]);
    for (int b = 0; b < on.in.samples; b++)
        for (int i = 0; i < 2 + on.in.negatives; i++)
            set_latents(&on.in.contrastive[b].views[i]);
    num_init(on.tau, bits);
    from_long(on.tau, on.in.tau, on.in.tau_bits);
    num_init(scratch, bits);
    num_init(total, bits);
    similarity = numbers(1 + on.in.negatives, bits);
    prepare_row();
    prepare(&on);
}

static void write_gradient(FILE *out, const char *title, const gradient *g)
{
    size_t P = on.in.positions, F = on.in.features;
    fprintf(out, "%s\n", title);
    for (size_t i = 0; i < P * F; i++)
        num_write(out, g->alpha[i]);
    for (size_t i = 0; i < P * P; i++)
        num_write(out, g->beta[i]);
}

static void write_all(const char *path)
{
    FILE *out = fopen(path, "w");
    if (out == NULL) {
        perror(path);
        exit(2);
    }
    mae_gradient(&on);
    write_gradient(out, "mae", in_coordinates(&on));
    cl_gradient(&on);
    write_gradient(out, "cl", in_coordinates(&on));
    fclose(out);
}

static double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

/* Does what a command asks for; 0 if there is no such command. */
static int work(const char *command, long n)
{
    int P = on.in.positions;
    if (strcmp(command, "mae") == 0)
        for (long i = 0; i < n; i++)
            mae_gradient(&on);
    else if (strcmp(command, "cl") == 0)
        for (long i = 0; i < n; i++)
            cl_gradient(&on);
    else if (strcmp(command, "multiply") == 0)
        for (long i = 0; i < n; i++)
            num_mul(scratch, weights[i % P], weights[(7 * i + 1) % P]);
    else if (strcmp(command, "exp") == 0)
        for (long i = 0; i < n; i++)
            num_exp(scratch, scores[i % P]);
    else if (strcmp(command, "softmax") == 0)
        for (long i = 0; i < n; i++)
            softmax();
    else
        return 0;
    return 1;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s INPUTS BITS\n", argv[0]);
        return 2;
    }
    read_problem(argv[1], atol(argv[2]));
    printf("ready\n");
    fflush(stdout);
    char line[4096], command[64], argument[4000];
    while (fgets(line, sizeof line, stdin) != NULL) {
        argument[0] = '\0';
        if (sscanf(line, "%63s %3999s", command, argument) < 1)
            continue;
        if (strcmp(command, "write") == 0) {
            write_all(argument);
            printf("written\n");
        } else {
            double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
            if (!work(command, atol(argument))) {
                fprintf(stderr, "no command %s\n", command);
                return 2;
            }
            cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
            wall = seconds(CLOCK_MONOTONIC) - wall;
            printf("%.9f %.9f\n", cpu, wall);
        }
        fflush(stdout);
    }
    return 0;
}
