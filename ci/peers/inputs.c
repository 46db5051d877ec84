#include "inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *name;
static FILE *file;

static void refuse(const char *what)
{
    fprintf(stderr, "%s: expected %s\n", name, what);
    exit(2);
}

void *room(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL) {
        fprintf(stderr, "out of memory\n");
        exit(2);
    }
    return memory;
}

static void keyword(const char *word)
{
    char found[64];
    if (fscanf(file, "%63s", found) != 1 || strcmp(found, word) != 0)
        refuse(word);
}

static long integer(void)
{
    long value;
    if (fscanf(file, "%ld", &value) != 1)
        refuse("an integer");
    return value;
}

static long count(const char *word)
{
    keyword(word);
    long value = integer();
    if (value < 0 || value > 1000000)
        refuse(word);
    return value;
}

static mpz_t *integers(size_t n)
{
    mpz_t *values = room(n, sizeof(mpz_t));
    for (size_t i = 0; i < n; i++) {
        mpz_init(values[i]);
        if (mpz_inp_str(values[i], file, 10) == 0)
            refuse("an integer");
    }
    return values;
}

static view read_view(inputs *in)
{
    view x;
    x.number = in->views++;
    x.cluster = (int) count("image");
    if (x.cluster >= in->clusters)
        refuse("a cluster");
    x.latent = room(in->areas[x.cluster], sizeof(long));
    for (int j = 0; j < in->areas[x.cluster]; j++)
        x.latent[j] = integer();
    keyword("mask");
    x.masked = room(in->positions, 1);
    for (int q = 0; q < in->positions; q++)
        x.masked[q] = integer() == 1;
    return x;
}

static void read_partitions(inputs *in)
{
    in->areas = room(in->clusters, sizeof(int));
    in->first_feature = room(in->clusters, sizeof(int));
    in->area_of = room(in->clusters, sizeof(int *));
    for (int k = 0; k < in->clusters; k++) {
        in->areas[k] = (int) count("areas");
        in->first_feature[k] = in->features;
        in->features += in->areas[k];
        in->area_of[k] = room(in->positions, sizeof(int));
        for (int q = 0; q < in->positions; q++) {
            in->area_of[k][q] = (int) integer();
            if (in->area_of[k][q] < 0 || in->area_of[k][q] >= in->areas[k])
                refuse("an area");
        }
    }
}

static void read_basis(inputs *in)
{
    in->dimension = (int) count("dimension");
    in->basis_bits = count("basis-bits");
    keyword("basis");
    size_t entries = (size_t) (in->features + in->positions) * in->dimension;
    in->basis = room(entries, sizeof(long));
    for (size_t i = 0; i < entries; i++)
        in->basis[i] = integer();
}

void inputs_read(inputs *in, const char *path)
{
    name = path;
    file = fopen(path, "r");
    if (file == NULL)
        refuse("a file that can be read");
    memset(in, 0, sizeof *in);
    if (count("plumbline-peer-inputs") != 1)
        refuse("version 1");
    in->positions = (int) count("positions");
    in->clusters = (int) count("clusters");
    read_partitions(in);
    read_basis(in);
    in->grid_bits = count("grid-bits");
    keyword("phi");
    in->phi = integers((size_t) in->positions * in->features);
    keyword("upsilon");
    in->upsilon = integers((size_t) in->positions * in->positions);
    in->latent_bits = count("latent-bits");
    in->images = (int) count("images");
    in->masked = room(in->images, sizeof(view));
    for (int b = 0; b < in->images; b++)
        in->masked[b] = read_view(in);
    in->samples = (int) count("samples");
    in->negatives = (int) count("negatives");
    in->tau = count("tau");
    in->tau_bits = count("over-bits");
    in->contrastive = room(in->samples, sizeof(sample));
    for (int b = 0; b < in->samples; b++) {
        in->contrastive[b].views = room(2 + in->negatives, sizeof(view));
        for (int i = 0; i < 2 + in->negatives; i++)
            in->contrastive[b].views[i] = read_view(in);
    }
    keyword("end");
    fclose(file);
}
