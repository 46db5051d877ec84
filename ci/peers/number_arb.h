/* Numbers of Arb: balls that contain the exact value. */
#ifndef NUMBER_H
#define NUMBER_H

#include <stdio.h>
#include <gmp.h>
#if __has_include(<flint/arb.h>)
#include <flint/arb.h>
#else
#include <arb.h>
#endif

typedef arb_t number;

static long number_bits;

static inline void num_init(number x, long bits)
{
    number_bits = bits;
    arb_init(x);
}
static inline void num_zero(number x) { arb_zero(x); }
static inline void num_set(number x, const number a) { arb_set(x, a); }
static inline void num_scaled(number x, const mpz_t a, long bits)
{
    fmpz_t n;
    fmpz_init(n);
    fmpz_set_mpz(n, a);
    arb_set_fmpz(x, n);
    arb_mul_2exp_si(x, x, -bits);
    fmpz_clear(n);
}
static inline void num_neg(number x, const number a) { arb_neg(x, a); }
static inline void num_add(number x, const number a, const number b) { arb_add(x, a, b, number_bits); }
static inline void num_sub(number x, const number a, const number b) { arb_sub(x, a, b, number_bits); }
static inline void num_mul(number x, const number a, const number b) { arb_mul(x, a, b, number_bits); }
static inline void num_div(number x, const number a, const number b) { arb_div(x, a, b, number_bits); }
static inline void num_div_int(number x, const number a, long n) { arb_div_si(x, a, n, number_bits); }
static inline void num_inverse(number x, const number a) { arb_inv(x, a, number_bits); }
static inline void num_exp(number x, const number a) { arb_exp(x, a, number_bits); }
static inline void num_one_minus(number x, const number a)
{
    arb_sub_si(x, a, 1, number_bits);
    arb_neg(x, x);
}
static inline int num_less(const number a, const number b) { return arb_lt(a, b); }

/* x = sum of a_i b_i */
static inline void num_dot(number x, const number *a, const number *b, int n)
{
    arb_dot(x, NULL, 0, a[0], 1, b[0], 1, n, number_bits);
}

/* x_i += c a_i */
static inline void num_add_multiple(number *x, const number c, const number *a, int n)
{
    for (int i = 0; i < n; i++)
        arb_addmul(x[i], c, a[i], number_bits);
}

/* "lo hi e": the number lies in [lo, hi] 2^e. */
static inline void num_write(FILE *out, const number x)
{
    fmpz_t lo, hi, e;
    fmpz_init(lo);
    fmpz_init(hi);
    fmpz_init(e);
    arb_get_interval_fmpz_2exp(lo, hi, e, x);
    fmpz_fprint(out, lo);
    fprintf(out, " ");
    fmpz_fprint(out, hi);
    fprintf(out, " ");
    fmpz_fprint(out, e);
    fprintf(out, "\n");
    fmpz_clear(lo);
    fmpz_clear(hi);
    fmpz_clear(e);
}

#endif
