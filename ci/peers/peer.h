/*
 * What the two ways to a gradient (naive.c, factored.c) provide and what they are given (peer.c). Everything here is
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

/*
 * The pull G of a sample on each area: F(X++) - sum of l_i F_i over X++ and the negatives (lem:cl-gradient).
 * F holds the representation of each view: X+, X++, then the negatives.
 */
void cl_pull(number *pull, const problem *on, const sample *s, number **F);

/* Called once, before anything is timed. */
void prepare(const problem *on);

/* Both add to a gradient of zeros the sum, not yet the mean, over the batch. */
void mae_gradient(gradient *g, const problem *on);
void cl_gradient(gradient *g, const problem *on);

#endif
