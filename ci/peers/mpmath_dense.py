"""The gradients in mpmath by vectors of R^d and a dense Q, as the definitions have them: the counterpart of dense.c."""
from mpmath import exp, fdot, mp, mpf


def softmax(scores):
    weights = [exp(s) for s in scores]
    total = sum(weights)
    return [w / total for w in weights]


def scaled(c, x):
    return [c * entry for entry in x]


def combined(weights, vectors):
    """The sum of weights times vectors, entry by entry."""
    return [fdot(weights, column) for column in zip(*vectors)]


class Dense:
    """The definitions at the Q of some inputs."""

    def __init__(self, on):
        self.on = on
        self.features = [scaled(mp.ldexp(1, -on.basis_bits), v) for v in on.basis[:sum(on.areas)]]
        self.places = [scaled(mp.ldexp(1, -on.basis_bits), v) for v in on.basis[sum(on.areas):]]
        # Q = sum_p e_p (sum Phi v + sum Upsilon e)^T, exactly: its entries have fewer bits than the working precision
        rows = [combined(on.phi[p] + on.upsilon[p], self.features + self.places) for p in range(on.positions)]
        self.q = [combined([e[i] for e in self.places], rows) for i in range(on.dimension)]

    def queries(self):
        return [combined(e, self.q) for e in self.places]

    def view(self, x):
        """M(X)_q and M(X)_q + e_q for every q."""
        cluster, latents, masked = x
        visible = []
        for q, j in enumerate(self.on.area_of[cluster]):
            v = self.features[self.on.first_feature[cluster] + j]
            visible.append([mpf(0)] * self.on.dimension if masked[q] else scaled(latents[j], v))
        return visible, [[a + b for a, b in zip(x, e)] for x, e in zip(visible, self.places)]

    @staticmethod
    def attention(query, keys):
        return softmax([fdot(query, key) for key in keys])

    @staticmethod
    def row(attention, worth, keys):
        """The sum of attention_q (worth_q - mean) (M(X)_q + e_q)."""
        mean = fdot(attention, worth)
        return combined([a * (w - mean) for a, w in zip(attention, worth)], keys)

    def gradient(self, rows, batch):
        """The mean of sum_p e_p row_p^T."""
        rows = [scaled(mpf(1) / batch, row) for row in rows]
        return [combined([e[i] for e in self.places], rows) for i in range(self.on.dimension)]

    def zeros(self):
        return [[mpf(0)] * self.on.dimension for _ in range(self.on.positions)]

    def mae_gradient(self):
        on, rows, queries = self.on, self.zeros(), self.queries()
        for x in on.masked:
            cluster, latents, masked = x
            area_of = on.area_of[cluster]
            keys = self.view(x)[1]
            for p in range(on.positions):
                if not masked[p]:
                    continue
                attention = self.attention(queries[p], keys)
                area = [mpf(0)] * len(latents)
                for q, weight in enumerate(attention):
                    if not masked[q]:
                        area[area_of[q]] += weight
                pull = [z * z * (1 - a if j == area_of[p] else -a) for j, (z, a) in enumerate(zip(latents, area))]
                worth = [mpf(0) if masked[q] else pull[area_of[q]] for q in range(on.positions)]
                rows[p] = [a + b for a, b in zip(rows[p], self.row(attention, worth, keys))]
        return self.gradient(rows, len(on.masked))

    def representation(self, queries, x):
        """F(X) = (1/P) sum_p F_p, with the rows and keys that gave it."""
        visible, keys = self.view(x)
        rows = [self.attention(query, keys) for query in queries]
        mean = [sum(column) / self.on.positions for column in zip(*rows)]
        return combined(mean, visible), rows, visible, keys

    def cl_gradient(self):
        on, rows, queries = self.on, self.zeros(), self.queries()
        for views in on.contrastive:
            anchor, attention, visible, keys = self.representation(queries, views[0])
            stopped = [self.representation(queries, y)[0] for y in views[1:]]
            weights = softmax([fdot(anchor, f) / on.tau for f in stopped])
            pull = [a - b for a, b in zip(stopped[0], combined(weights, stopped))]
            worth = [fdot(pull, x) / on.positions for x in visible]
            for p in range(on.positions):
                rows[p] = [a + b for a, b in zip(rows[p], self.row(attention[p], worth, keys))]
        return self.gradient(rows, len(on.contrastive))

    def in_coordinates(self, gradient):
        """alpha = e_p^T G v and beta = e_p^T G e."""
        images = [combined(e, gradient) for e in self.places]
        return [[[fdot(image, v) for v in vectors] for image in images] for vectors in (self.features, self.places)]
