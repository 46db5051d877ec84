"""What spec/sampling.md draws from a seed, for the cases of data.json that have one."""
import numpy as np


class Draws:
    """A stream of draws (spec/sampling.md)."""

    def __init__(self, seed, number):
        mixed = next(self.splitmix(seed % 2 ** 64))
        state = self.splitmix(next(self.splitmix(mixed ^ number)))
        self.s = [next(state) for _ in range(4)]

    @staticmethod
    def splitmix(state):
        while True:
            state = z = (state + 0x9E3779B97F4A7C15) % 2 ** 64
            z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2 ** 64
            z = (z ^ z >> 27) * 0x94D049BB133111EB % 2 ** 64
            yield z ^ z >> 31

    def word(self):
        s0, s1, s2, s3 = self.s
        output = (rotate((s0 + s3) % 2 ** 64, 23) + s0) % 2 ** 64
        s2, s3 = s2 ^ s0, s3 ^ s1
        self.s = [s0 ^ s3, s1 ^ s2, s2 ^ s1 << 17 & 2 ** 64 - 1, rotate(s3, 45)]
        return output

    def below(self, n):
        bits = (n - 1).bit_length()
        while bits:
            k = self.word() >> 64 - bits
            if k < n:
                return k
        return 0

    def shuffle(self, n, m):
        order = list(range(n))
        for i in range(min(m, n - 1)):
            j = i + self.below(n - i)
            order[i], order[j] = order[j], order[i]
        return order


def rotate(x, k):
    return (x << k | x >> 64 - k) % 2 ** 64


def answer(inputs):
    """The results of a case of data.json that has a seed."""
    seed, sizes, low, high = int(inputs["seed"]), inputs["sizes"], float(inputs["low"]), float(inputs["high"])
    partitions, p = [], sum(sizes[0])
    for k, areas in enumerate(sizes):
        stream = Draws(seed, 1 + k)
        while len(partitions) == k:
            order, area_of = stream.shuffle(p, p), [0] * p
            for place, q in enumerate(order):
                area_of[q] = int(np.searchsorted(np.cumsum(areas), place, side="right"))
            as_sets = {frozenset(np.flatnonzero(np.array(area_of) == j)) for j in range(len(areas))}
            if all(as_sets != {frozenset(np.flatnonzero(np.array(o) == j)) for j in set(o)} for o in partitions):
                partitions.append(area_of)
    results = {"areaOf": partitions}
    if inputs["rounds"]:
        stream, family = Draws(seed, 0), np.eye(inputs["d"])
        for _ in range(inputs["rounds"]):
            sign = np.array([1 - 2 * stream.below(2) for _ in range(inputs["d"])])
            blocks = np.add.reduceat(family * sign, range(0, inputs["d"], 4), axis=1)
            family = (family - sign * np.repeat(blocks, 4, axis=1) / 2)[:, stream.shuffle(inputs["d"], inputs["d"])]
        results["family"] = family
    stream = Draws(seed, ["setting", "mae", "cl", "probe"].index(inputs["purpose"]) * 2 ** 56
                   + inputs["step"] * 2 ** 24 + inputs["index"])

    def image():
        cluster = stream.below(len(sizes))
        z = [low if low == high else low + (high - low) * stream.below(2 ** 20 + 1) / 2 ** 20 for _ in sizes[cluster]]
        return cluster, z

    def mask():
        masked = stream.shuffle(p, inputs["maskSize"])[:inputs["maskSize"]]
        return [int(q in masked) for q in range(p)]

    results["cluster"], results["latents"] = image()
    results["masks"] = [mask() for _ in range(2 if inputs["purpose"] == "cl" else 1)]
    negatives = [(*image(), mask()) for _ in range(inputs.get("negatives", 0))]
    for i, name in enumerate(["negativeClusters", "negativeLatents", "negativeMasks"] if negatives else []):
        results[name] = [negative[i] for negative in negatives]
    return results
