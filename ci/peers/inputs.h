/* The inputs of the peers' benchmark, as src/jmh/java/org/plumbline/bench/PeerInputs.java writes them. */
#ifndef INPUTS_H
#define INPUTS_H

#include <gmp.h>

/*
 * An image under a mask: its number among all views of the file, its cluster, a latent for each area over
 * 2^latent_bits, and for each position 1 if it is masked.
 */
typedef struct {
    int number;
    int cluster;
    long *latent;
    unsigned char *masked;
} view;

/* A contrastive sample: X+, X++, then the negatives. */
typedef struct {
    view *views;
} sample;

typedef struct {
    int positions, clusters, features, dimension, images, samples, negatives, views;
    int *areas;          /* of each cluster */
    int *first_feature;  /* of each cluster, among all features */
    int **area_of;       /* [cluster][position] */
    long basis_bits, grid_bits, latent_bits, tau, tau_bits;
    long *basis;         /* features, then positions; each of dimension entries, over 2^basis_bits */
    mpz_t *phi;          /* positions x features, over 2^grid_bits */
    mpz_t *upsilon;      /* positions x positions, over 2^grid_bits */
    view *masked;        /* images of MAE */
    sample *contrastive; /* samples of CL */
} inputs;

/* Reads a file; ends the program with one line on stderr if it is not one of ours. */
void inputs_read(inputs *in, const char *path);

/* Ends the program if there is no memory; all of it is kept to the end. */
void *room(size_t count, size_t size);

#endif
