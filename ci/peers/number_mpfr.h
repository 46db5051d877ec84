/* Numbers of MPFR: correctly rounded, no guarantee of what they are worth together. */
#ifndef NUMBER_H
#define NUMBER_H

#include <stdio.h>
#include <gmp.h>
#include <mpfr.h>

typedef mpfr_t number;

static inline void num_init(number x, long bits)
{
    mpfr_init2(x, bits);
    mpfr_set_zero(x, 1);
}
static inline void num_zero(number x) { mpfr_set_zero(x, 1); }
static inline void num_set(number x, const number a) { mpfr_set(x, a, MPFR_RNDN); }
static inline void num_scaled(number x, const mpz_t a, long bits) { mpfr_set_z_2exp(x, a, -bits, MPFR_RNDN); }
static inline void num_neg(number x, const number a) { mpfr_neg(x, a, MPFR_RNDN); }
static inline void num_add(number x, const number a, const number b) { mpfr_add(x, a, b, MPFR_RNDN); }
static inline void num_sub(number x, const number a, const number b) { mpfr_sub(x, a, b, MPFR_RNDN); }
static inline void num_mul(number x, const number a, const number b) { mpfr_mul(x, a, b, MPFR_RNDN); }
static inline void num_div(number x, const number a, const number b) { mpfr_div(x, a, b, MPFR_RNDN); }
static inline void num_div_int(number x, const number a, long n) { mpfr_div_si(x, a, n, MPFR_RNDN); }
static inline void num_inverse(number x, const number a) { mpfr_ui_div(x, 1, a, MPFR_RNDN); }
static inline void num_exp(number x, const number a) { mpfr_exp(x, a, MPFR_RNDN); }
static inline void num_one_minus(number x, const number a) { mpfr_si_sub(x, 1, a, MPFR_RNDN); }
static inline int num_less(const number a, const number b) { return mpfr_less_p(a, b); }

/* x = sum of a_i b_i */
static inline void num_dot(number x, const number *a, const number *b, int n)
{
    mpfr_t t;
    mpfr_init2(t, mpfr_get_prec(x));
    mpfr_mul(x, a[0], b[0], MPFR_RNDN);
    for (int i = 1; i < n; i++) {
        mpfr_mul(t, a[i], b[i], MPFR_RNDN);
        mpfr_add(x, x, t, MPFR_RNDN);
    }
    mpfr_clear(t);
}

/* x_i += c a_i */
static inline void num_add_multiple(number *x, const number c, const number *a, int n)
{
    mpfr_t t;
    mpfr_init2(t, mpfr_get_prec(c));
    for (int i = 0; i < n; i++) {
        mpfr_mul(t, c, a[i], MPFR_RNDN);
        mpfr_add(x[i], x[i], t, MPFR_RNDN);
    }
    mpfr_clear(t);
}

/* "lo hi e": the number lies in [lo, hi] 2^e. */
static inline void num_write(FILE *out, const number x)
{
    mpz_t n;
    mpz_init(n);
    long e = mpfr_zero_p(x) ? 0 : mpfr_get_z_2exp(n, x);
    gmp_fprintf(out, "%Zd %Zd %ld\n", n, n, e);
    mpz_clear(n);
}

#endif
