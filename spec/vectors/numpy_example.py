"""A float64 implementation in NumPy that answers the conformance vectors.

    python3 spec/vectors/numpy_example.py spec/vectors/v1 > results.json
    java -jar target/plumbline.jar verify results.json

or, case by case:

    java -jar target/plumbline.jar verify --run "python3 spec/vectors/numpy_example.py"

Replace the functions by calls of your own implementation. Clusters, areas and positions count from 0.
"""
import json
import pathlib
import sys

import numpy as np


def numbers(nested):
    """Nested lists of decimal strings as a float64 array; exact for every input of the vectors."""
    return np.array(nested, dtype=np.float64)


def view(inputs, image):
    """Patches X (P x d), visible patches M(X) (P x d) and the mask of one masked image."""
    cluster = inputs["clusters"][image["cluster"]]
    mask = np.array(image["mask"])
    x = (numbers(image["latents"])[:, None] * numbers(cluster["features"]))[cluster["areaOf"]]
    return x, np.where(mask[:, None], 0.0, x), mask


def forward(inputs, q, seen):
    """Scores (P x P), attention (P x P) and outputs (P x d)."""
    e = numbers(inputs["positions"])
    score = e @ q @ (seen + e).T
    weight = np.exp(score - score.max(axis=1, keepdims=True))
    attention = weight / weight.sum(axis=1, keepdims=True)
    return score, attention, attention @ seen


def negative_gradient(inputs, q, seen, pull):
    """-dL/dQ when -dL/dF_p = pull[p] (P x d): back through output, softmax and score."""
    e = numbers(inputs["positions"])
    _, attention, _ = forward(inputs, q, seen)
    worth = pull @ seen.T
    delta = attention * (worth - (attention * worth).sum(axis=1, keepdims=True))
    return e.T @ delta @ (seen + e)


def features(inputs):
    return np.concatenate([numbers(c["features"]) for c in inputs["clusters"]])


def score_results(inputs, q):
    e = numbers(inputs["positions"])
    return {"score": forward(inputs, q, view(inputs, inputs["image"])[1])[0],
            "phi": e @ q @ features(inputs).T, "upsilon": e @ q @ e.T}


def attention_results(inputs, q):
    return {"attention": forward(inputs, q, view(inputs, inputs["image"])[1])[1]}


def area_results(inputs, q):
    image = inputs["image"]
    areas = np.array(inputs["clusters"][image["cluster"]]["areaOf"])
    x, seen, mask = view(inputs, image)
    unmasked = np.array([(areas == j) & ~mask for j in range(areas.max() + 1)])
    return {"areaAttention": forward(inputs, q, seen)[1] @ unmasked.T}


def output_results(inputs, q):
    output = forward(inputs, q, view(inputs, inputs["image"])[1])[2]
    return {"output": output, "representation": output.mean(axis=0)}


def mae_results(inputs, q, batch=None):
    loss, floor, gradient = [], [], []
    for image in batch or inputs["batch"]:
        x, seen, mask = view(inputs, image)
        miss = np.where(mask[:, None], x - forward(inputs, q, seen)[2], 0.0)
        loss.append(0.5 * (miss ** 2).sum())
        gradient.append(negative_gradient(inputs, q, seen, miss))
        areas = np.array(inputs["clusters"][image["cluster"]]["areaOf"])
        lost = [mask[areas == areas[p]].all() for p in range(inputs["P"])]
        floor.append(0.5 * (x[lost] ** 2).sum())
    return {"loss": np.mean(loss), "lossFloor": np.mean(floor), "negativeGradient": np.mean(gradient, axis=0)}


def cl_results(inputs, q, batch=None):
    tau = float(inputs["tau"])
    similarity, loss, gradient = [], [], []
    for sample in batch or inputs["batch"]:
        stopped = np.array([forward(inputs, q, view(inputs, image)[1])[2].mean(axis=0)
                            for image in [sample["positive"]] + sample["negatives"]])
        seen = view(inputs, sample["anchor"])[1]
        sims = stopped @ forward(inputs, q, seen)[2].mean(axis=0)
        similarity.append(sims)
        ahead = (sims - sims[0]) / tau
        weight = np.exp(ahead - ahead.max())
        loss.append(tau * (ahead.max() + np.log(weight.sum())))
        share = weight / weight.sum()
        pull = stopped[0] - share @ stopped  # stopped is a constant: no gradient flows through it
        gradient.append(negative_gradient(inputs, q, seen, np.tile(pull / inputs["P"], (inputs["P"], 1))))
    return {"similarity": np.array(similarity), "loss": np.mean(loss),
            "negativeGradient": np.mean(gradient, axis=0)}


def rounded(x, inputs):
    grid = 2.0 ** inputs["gridBits"]
    return np.round(x * grid) / grid


def descent_results(inputs, q):
    results = {"mae": mae_results, "cl": cl_results}[inputs["objective"]]
    for t in range(inputs["steps"]):
        batch = inputs["batches"][t % len(inputs["batches"])]
        unrounded = q + float(inputs["eta"]) * results(inputs, q, batch)["negativeGradient"]
        q = rounded(unrounded, inputs)
    return {"unroundedQ": unrounded, "nextQ": q}


def trajectory_results(inputs, q):
    """Descent of (Phi, Upsilon): Q is what they make of it, sum_p e_p (sum_c coordinate_pc b_c)^T."""
    results = {"mae": mae_results, "cl": cl_results}[inputs["objective"]]
    e, known = numbers(inputs["positions"]), np.concatenate([features(inputs), numbers(inputs["positions"])])
    at, answers = e @ q @ known.T, {"phiAt": [], "upsilonAt": [], "lossAt": []}
    for t in range(max(inputs["checkpoints"])):
        batch = inputs["batches"][t % len(inputs["batches"])]
        slope = e @ results(inputs, e.T @ at @ known, batch)["negativeGradient"] @ known.T
        at = rounded(at + float(inputs["eta"]) * slope, inputs)
        if t + 1 in inputs["checkpoints"]:
            answers["phiAt"].append(at[:, :-len(e)])
            answers["upsilonAt"].append(at[:, -len(e):])
            answers["lossAt"].append(results(inputs, e.T @ at @ known, batch)["loss"])
    return answers


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


def draw_results(inputs):
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


def data_results(inputs, q):
    if "seed" in inputs:
        return draw_results(inputs)
    patches, visible, _ = view(inputs, inputs["image"])
    return {"patches": patches, "visible": visible}


TOPICS = {"data": data_results, "scores": score_results, "attention": attention_results,
          "area-attention": area_results, "output": output_results, "mae": mae_results, "cl": cl_results,
          "descent": descent_results, "trajectory": trajectory_results}


def answer(topic, inputs):
    found = TOPICS[topic](inputs, numbers(inputs.get("Q", [])))
    return {k: np.asarray(v).tolist() for k, v in found.items()}


def stream():
    """Answers a line for a line, as 'verify --run' asks."""
    for line in sys.stdin:
        case = json.loads(line)
        print(json.dumps({"id": case["id"], "results": answer(case["topic"], case["inputs"])}), flush=True)


def main(directory):
    answers = {}
    for name in TOPICS:
        for case in json.loads((pathlib.Path(directory) / f"{name}.json").read_text())["cases"]:
            answers[case["id"]] = answer(name, case["inputs"])
    json.dump({"format": "plumbline-results/1", "producer": "numpy_example", "results": answers}, sys.stdout, indent=1)


if __name__ == "__main__":
    main(sys.argv[1]) if len(sys.argv) > 1 else stream()
