/*
 * What the ways to a gradient (dense.c, naive.c, factored.c) provide and what they are given (peer.c). All of it is
 * compiled with "-include number_mpfr.h" or "-include number_arb.h", which define "number".
 */
#ifndef PEER_H
#define PEER_H

#include "inputs.h"

/* A gradient in coordinates: alpha by Phi, beta by Upsilon (lem:mae-gradient, lem:cl-gradient). */
typedef struct {
    number *alpha; /* positions x features */
    number *beta;  /* positions x positions */
} gradient;

/* The inputs as numbers of the library. */
typedef struct {
    inputs in;
    long bits;
    number *phi, *upsilon;
    number **z; /* [number of the view][area] */
    number tau;
} problem;

/* An array of zeros, kept to the end of the program. */
number *numbers(size_t n, long bits);

/* A gradient of zeros. */
void gradient_init(gradient *g, const problem *on);
void gradient_zero(gradient *g, const problem *on);
void gradient_divide(gradient *g, const problem *on, int n);

/*
 * The pull G = F_1 - sum of l_i F_i, l the softmax weights of the similarities <F_0, F_i> (lem:cl-gradient): F_0 is the
 * representation of X+, F_1 that of X++, then the negatives'; all have n entries, and null stands for one that is
 * orthogonal to F_0.
 */
void cl_pull(number *pull, const problem *on, number *const *F, int n);

/* Called once, before anything is timed. */
void prepare(const problem *on);

/* Both compute the mean over the batch and keep it. */
void mae_gradient(const problem *on);
void cl_gradient(const problem *on);

/* The gradient that was computed last, in coordinates. */
const gradient *in_coordinates(const problem *on);

#endif
