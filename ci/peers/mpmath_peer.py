"""A peer on mpmath: "mpmath_peer.py naive|dense INPUTS BITS" answers the commands that peer.c lists.

The gradients in coordinates are here, the counterpart of naive.c; mpmath_dense.py has those by vectors.
"""
import sys
import time

from mpmath import exp, mp, mpf

from mpmath_dense import Dense, softmax


class Inputs:
    def __init__(self, path):
        with open(path, encoding="ascii") as file:
            self.words = iter(file.read().split())
        self.keyword("plumbline-peer-inputs")
        if self.integer() != 1:
            sys.exit(f"{path}: expected version 1")
        self.positions = self.count("positions")
        self.area_of, self.first_feature, self.areas = [], [], []
        for _ in range(self.count("clusters")):
            self.first_feature.append(sum(self.areas))
            self.areas.append(self.count("areas"))
            self.area_of.append([self.integer() for _ in range(self.positions)])
        self.dimension, self.basis_bits = self.count("dimension"), self.count("basis-bits")
        self.keyword("basis")
        vectors = sum(self.areas) + self.positions
        self.basis = [[self.integer() for _ in range(self.dimension)] for _ in range(vectors)]
        grid_bits = self.count("grid-bits")
        self.keyword("phi")
        self.phi = self.matrix(sum(self.areas), grid_bits)
        self.keyword("upsilon")
        self.upsilon = self.matrix(self.positions, grid_bits)
        self.latent_bits = self.count("latent-bits")
        self.masked = [self.view() for _ in range(self.count("images"))]
        samples, negatives = self.count("samples"), self.count("negatives")
        self.tau = mp.ldexp(self.count("tau"), -self.count("over-bits"))
        self.contrastive = [[self.view() for _ in range(2 + negatives)] for _ in range(samples)]
        self.keyword("end")

    def integer(self):
        return int(next(self.words))

    def keyword(self, word):
        if next(self.words) != word:
            sys.exit(f"inputs: expected {word}")

    def count(self, word):
        self.keyword(word)
        return self.integer()

    def matrix(self, columns, bits):
        return [[mp.ldexp(self.integer(), -bits) for _ in range(columns)] for _ in range(self.positions)]

    def view(self):
        """Cluster, latents, for each position whether it is masked."""
        cluster = self.count("image")
        latents = [mp.ldexp(self.integer(), -self.latent_bits) for _ in range(self.areas[cluster])]
        self.keyword("mask")
        return cluster, latents, [self.integer() == 1 for _ in range(self.positions)]


def scores(on, x, p):
    cluster, latents, masked = x
    area_of, first = on.area_of[cluster], on.first_feature[cluster]
    phi, upsilon = on.phi[p], on.upsilon[p]
    return [upsilon[q] if masked[q] else latents[area_of[q]] * phi[first + area_of[q]] + upsilon[q]
            for q in range(on.positions)]


def attention(on, x, p):
    return softmax(scores(on, x, p))


def area_attention(on, x, row):
    cluster, latents, masked = x
    area = [mpf(0)] * len(latents)
    for q, weight in enumerate(row):
        if not masked[q]:
            area[on.area_of[cluster][q]] += weight
    return area


def add_row(on, x, p, row, pull, alpha, beta):
    """Adds sum_q delta_q (M(X)_q + e_q), delta_q = row_q (worth_q - mean)."""
    cluster, latents, masked = x
    area_of, first = on.area_of[cluster], on.first_feature[cluster]
    worth = [mpf(0) if masked[q] else pull[area_of[q]] for q in range(on.positions)]
    mean = sum(w * a for w, a in zip(worth, row))
    for q in range(on.positions):
        delta = row[q] * (worth[q] - mean)
        beta[p][q] += delta
        if not masked[q]:
            alpha[p][first + area_of[q]] += latents[area_of[q]] * delta


def zeros(on):
    alpha = [[mpf(0)] * sum(on.areas) for _ in range(on.positions)]
    beta = [[mpf(0)] * on.positions for _ in range(on.positions)]
    return alpha, beta


def mean(gradient, batch):
    return [[[entry / batch for entry in row] for row in part] for part in gradient]


def mae_gradient(on):
    alpha, beta = zeros(on)
    for x in on.masked:
        cluster, latents, masked = x
        for p in range(on.positions):
            if masked[p]:
                row = attention(on, x, p)
                area = area_attention(on, x, row)
                own = on.area_of[cluster][p]
                pull = [z * z * (1 - a if j == own else -a) for j, (z, a) in enumerate(zip(latents, area))]
                add_row(on, x, p, row, pull, alpha, beta)
    return mean((alpha, beta), len(on.masked))


def representation(x, areas, positions):
    return [z * sum(column) / positions for z, column in zip(x[1], zip(*areas))]


def cl_gradient(on):
    alpha, beta = zeros(on)
    for views in on.contrastive:
        x = views[0]
        rows = [attention(on, x, p) for p in range(on.positions)]
        anchor = representation(x, [area_attention(on, x, row) for row in rows], on.positions)
        stopped = []
        for y in views[1:]:
            areas = [area_attention(on, y, attention(on, y, p)) for p in range(on.positions)]
            stopped.append((y[0], representation(y, areas, on.positions)))
        # features of other clusters are orthogonal
        similarity = [sum(a * b for a, b in zip(anchor, f)) if cluster == x[0] else mpf(0) for cluster, f in stopped]
        weights = softmax([s / on.tau for s in similarity])
        pull = list(stopped[0][1])
        for (cluster, f), weight in zip(stopped, weights):
            if cluster == x[0]:
                pull = [g - weight * entry for g, entry in zip(pull, f)]
        pull = [z * g / on.positions for z, g in zip(x[1], pull)]
        for p in range(on.positions):
            add_row(on, x, p, rows[p], pull, alpha, beta)
    return mean((alpha, beta), len(on.contrastive))


class Naive:
    """The gradients of some inputs in coordinates."""

    def __init__(self, on):
        self.on = on

    def mae_gradient(self):
        return mae_gradient(self.on)

    def cl_gradient(self):
        return cl_gradient(self.on)

    @staticmethod
    def in_coordinates(gradient):
        return gradient


def write(way, path):
    with open(path, "w", encoding="ascii") as out:
        for title, gradient in (("mae", way.mae_gradient()), ("cl", way.cl_gradient())):
            print(title, file=out)
            for part in way.in_coordinates(gradient):
                for row in part:
                    for entry in row:
                        sign, mantissa, exponent, _ = entry._mpf_
                        signed = -int(mantissa) if sign else int(mantissa)
                        print(signed, signed, exponent, file=out)


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("naive", "dense"):
        sys.exit("usage: mpmath_peer.py naive|dense INPUTS BITS")
    mp.prec = int(sys.argv[3])
    on = Inputs(sys.argv[2])
    way = Naive(on) if sys.argv[1] == "naive" else Dense(on)
    row = scores(on, on.masked[0], 0)
    row = [s - max(row) for s in row]
    weights = [exp(s) for s in row]

    def multiply(n):
        for i in range(n):
            weights[i % len(row)] * weights[(7 * i + 1) % len(row)]

    def exponential(n):
        for i in range(n):
            exp(row[i % len(row)])

    def softmax_row(n):
        for _ in range(n):
            softmax(row)

    def repeat(gradient):
        def repeated(n):
            for _ in range(n):
                gradient()
        return repeated

    works = {"mae": repeat(way.mae_gradient), "cl": repeat(way.cl_gradient), "multiply": multiply,
             "exp": exponential, "softmax": softmax_row}
    print("ready", flush=True)
    for line in sys.stdin:
        command, *argument = line.split()
        if command == "write":
            write(way, argument[0])
            print("written", flush=True)
        else:
            wall, cpu = time.perf_counter(), time.process_time()
            works[command](int(argument[0]))
            cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
            print(f"{cpu:.9f} {wall:.9f}", flush=True)


if __name__ == "__main__":
    main()
