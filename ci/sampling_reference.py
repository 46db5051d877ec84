#!/usr/bin/env python3
"""spec/sampling.md in plain Python, written from that page alone: prints spec/sampling-known-answers.json.

    python3 ci/sampling_reference.py > spec/sampling-known-answers.json
"""
import json
from fractions import Fraction

MASK = (1 << 64) - 1
PURPOSES = ["SETTING", "MAE", "CL", "PROBE", "START"]


def splitmix64(state):
    """One step: the next state and the output."""
    state = (state + 0x9E3779B97F4A7C15) & MASK
    z = state
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return state, z ^ (z >> 31)


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def xoshiro256pp(s):
    """One step on the list s of four words, in place; returns the output."""
    output = (rotate((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
    t = (s[1] << 17) & MASK
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = rotate(s[3], 45)
    return output


def stream_number(purpose, step, index):
    return PURPOSES.index(purpose) << 56 | step << 24 | index


class Stream:
    def __init__(self, seed, number):
        _, mixed = splitmix64(seed & MASK)
        _, state = splitmix64(mixed ^ number)
        self.words = []
        for _ in range(4):
            state, word = splitmix64(state)
            self.words.append(word)

    def bits(self):
        return xoshiro256pp(self.words)

    def below(self, bound):
        width = (bound - 1).bit_length()
        if width == 0:
            return 0
        while True:
            candidate = self.bits() >> (64 - width)
            if candidate < bound:
                return candidate

    def shuffle(self, n, m):
        order = list(range(n))
        for i in range(min(m, n - 1)):
            j = i + self.below(n - i)
            order[i], order[j] = order[j], order[i]
        return order


def canonical(area_of):
    """The partition whatever its areas are numbered: areas in the order of their first positions."""
    first = list(dict.fromkeys(area_of))
    return [first.index(area) for area in area_of]


def partitions(seed, sizes):
    found = []
    for k, areas in enumerate(sizes):
        stream = Stream(seed, stream_number("SETTING", 0, 1 + k))
        while len(found) == k:
            order = stream.shuffle(sum(areas), sum(areas))
            area_of = [0] * len(order)
            place = 0
            for j, size in enumerate(areas):
                for position in order[place:place + size]:
                    area_of[position] = j
                place += size
            if canonical(area_of) not in map(canonical, found):
                found.append(area_of)
    return found


def family(seed, dimension, rounds):
    """Numerators over 2^rounds, one row a vector."""
    rows = [[int(i == l) for l in range(dimension)] for i in range(dimension)]
    if rounds == 0:
        return rows
    stream = Stream(seed, stream_number("SETTING", 0, 0))
    for _ in range(rounds):
        v = [1 if stream.below(2) == 0 else -1 for _ in range(dimension)]
        order = stream.shuffle(dimension, dimension)
        for i, x in enumerate(rows):
            y = []
            for l in range(dimension):
                block = range(l - l % 4, l - l % 4 + 4)
                y.append(2 * x[l] - v[l] * sum(v[c] * x[c] for c in block))
            rows[i] = [y[order[l]] for l in range(dimension)]
    return rows


def latent(stream, low, high, two_point):
    if low == high:
        return low
    if two_point:
        return low if stream.below(2) == 0 else high
    return low + (high - low) * Fraction(stream.below(2**20 + 1), 2**20)


def start(seed, position, columns, scale):
    stream = Stream(seed, stream_number("START", 0, position))
    return [scale * (Fraction(stream.below(2**20 + 1), 2**19) - 1) for _ in range(columns)]


def image(stream, areas, law):
    cluster = stream.below(len(areas))
    return {"cluster": cluster, "latents": [text(latent(stream, *law)) for _ in range(areas[cluster])]}


def mask(stream, positions, size):
    return sorted(stream.shuffle(positions, size)[:size])


def masked(stream, areas, positions, law, size):
    return {**image(stream, areas, law), "mask": mask(stream, positions, size)}


def contrastive(stream, areas, positions, law, size, negatives):
    drawn = {**image(stream, areas, law), "first": mask(stream, positions, size),
             "second": mask(stream, positions, size)}
    drawn["negatives"] = [masked(stream, areas, positions, law, size) for _ in range(negatives)]
    return drawn


def text(number):
    """A dyadic number as the project writes it: 3, -3p-4."""
    shift = number.denominator.bit_length() - 1
    return str(number) if shift == 0 else f"{number.numerator}p-{shift}"


def hexadecimal(word):
    return f"{word:016x}"


def splitmix64_words(state, count):
    words = []
    for _ in range(count):
        state, word = splitmix64(state)
        words.append(hexadecimal(word))
    return words


def main():
    streams = [(0, 0), (1, 0), (0, 1), (1, 1), (-1, 2), (20240303, stream_number("MAE", 7, 3)),
               (2**63 - 1, stream_number("PROBE", 2**32 - 1, 2**24 - 1)), (-2**63, stream_number("CL", 1, 0))]
    bounds = [1, 2, 3, 5, 16, 17, 1000, 2**20 + 1, 2**30 + 1, 2**31 - 1]
    shuffles = [(1, 1), (2, 2), (5, 2), (8, 8), (9, 8), (16, 8), (36, 18), (6, 0)]
    settings = [(1, [[3, 1], [2, 2]]), (8, [[2, 2]] * 3), (2, [[2, 1]] * 3), (3, [[8, 2, 2, 2, 2]] * 2),
                (4, [[5, 2, 2], [3, 3, 3], [9]])]
    samples = [
        {"seed": 5, "step": 0, "index": 0, "areas": [3, 2], "positions": 9, "low": "1p-1", "high": "3p-1", "mask": 4},
        {"seed": 5, "step": 1, "index": 2, "areas": [4, 4, 3], "positions": 16, "low": "1", "high": "1", "mask": 8},
        {"seed": -7, "step": 199, "index": 31, "areas": [5], "positions": 36, "low": "3p-2", "high": "5p-2",
         "mask": 35},
        {"seed": 9, "step": 3, "index": 1, "areas": [4, 3], "positions": 12, "low": "1p-2", "high": "1",
         "law": "two-point", "mask": 6},
    ]
    out = {"note": "Made by ci/sampling_reference.py from spec/sampling.md; numbers are strings, words hexadecimal."}
    out["splitmix64"] = {"state": "1234567", "words": splitmix64_words(1234567, 5)}
    words = [1, 2, 3, 4]
    out["xoshiro256pp"] = {"state": strings(words), "words": [hexadecimal(xoshiro256pp(words)) for _ in range(10)]}
    out["streamNumbers"] = [{"purpose": p, "step": str(s), "index": str(i), "number": str(stream_number(p, s, i))}
                            for p, s, i in [("SETTING", 0, 0), ("MAE", 0, 0), ("CL", 3, 5),
                                            ("PROBE", 2**32 - 1, 2**24 - 1)]]
    out["bits"] = []
    for seed, number in streams:
        stream = Stream(seed, number)
        out["bits"].append({"seed": str(seed), "number": str(number),
                            "words": [hexadecimal(stream.bits()) for _ in range(6)]})
    out["below"] = []
    for bound in bounds:
        stream = Stream(11, bound)
        out["below"].append({"seed": "11", "number": str(bound), "bound": str(bound),
                             "values": [str(stream.below(bound)) for _ in range(12)],
                             "then": hexadecimal(stream.bits())})
    out["shuffle"] = []
    for n, m in shuffles:
        stream = Stream(12, n)
        out["shuffle"].append({"seed": "12", "number": str(n), "n": str(n), "m": str(m),
                               "order": strings(stream.shuffle(n, m)), "then": hexadecimal(stream.bits())})
    out["partitions"] = [{"seed": str(seed), "sizes": [strings(areas) for areas in sizes],
                          "areaOf": [strings(p) for p in partitions(seed, sizes)]} for seed, sizes in settings]
    out["families"] = [{"seed": str(seed), "dimension": str(d), "rounds": str(r),
                        "numerators": [strings(row) for row in family(seed, d, r)]}
                       for seed, d, r in [(6, 3, 0), (6, 4, 1), (6, 8, 2), (7, 12, 3)]]
    out["masked"], out["contrastive"] = [], []
    for case in samples:
        law = (dyadic(case["low"]), dyadic(case["high"]), case.get("law") == "two-point")
        shape = (case["areas"], case["positions"], law, case["mask"])
        given = {key: strings(value) if isinstance(value, list) else str(value) for key, value in case.items()}
        for purpose in ["MAE", "PROBE"]:
            stream = Stream(case["seed"], stream_number(purpose, case["step"], case["index"]))
            out["masked"].append({**given, "purpose": purpose, "drawn": plain(masked(stream, *shape))})
        stream = Stream(case["seed"], stream_number("CL", case["step"], case["index"]))
        out["contrastive"].append({**given, "drawn": plain(contrastive(stream, *shape, 3))})
    out["starts"] = [{"seed": str(seed), "position": str(p), "columns": str(columns), "scale": scale,
                      "row": [text(x) for x in start(seed, p, columns, dyadic(scale))]}
                     for seed, p, columns, scale in [(7, 0, 5, "1p-3"), (7, 1, 5, "1p-3"), (-3, 35, 12, "3")]]
    print(json.dumps(out, indent=1))


def dyadic(written):
    numerator, _, exponent = written.partition("p")
    return Fraction(int(numerator)) * Fraction(2) ** int(exponent or 0)


def strings(values):
    return [str(value) for value in values]


def plain(drawn):
    """Every number as a string, however deep."""
    if isinstance(drawn, dict):
        return {key: plain(value) for key, value in drawn.items()}
    if isinstance(drawn, list):
        return [plain(value) for value in drawn]
    return str(drawn)


if __name__ == "__main__":
    main()
