"""A float64 implementation in NumPy that answers the conformance vectors.

    python3 spec/vectors/numpy_example.py spec/vectors/v1 > results.json
    java -jar target/plumbline.jar verify results.json

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


def attention_results(inputs, q):
    image = inputs["image"]
    areas = np.array(inputs["clusters"][image["cluster"]]["areaOf"])
    x, seen, mask = view(inputs, image)
    score, attention, output = forward(inputs, q, seen)
    e = numbers(inputs["positions"])
    features = np.concatenate([numbers(c["features"]) for c in inputs["clusters"]])
    unmasked = np.array([(areas == j) & ~mask for j in range(areas.max() + 1)])
    return {"score": score, "attention": attention, "areaAttention": attention @ unmasked.T, "output": output,
            "phi": e @ q @ features.T, "upsilon": e @ q @ e.T}


def mae_results(inputs, q):
    loss, floor, gradient = [], [], []
    for image in inputs["batch"]:
        x, seen, mask = view(inputs, image)
        miss = np.where(mask[:, None], x - forward(inputs, q, seen)[2], 0.0)
        loss.append(0.5 * (miss ** 2).sum())
        gradient.append(negative_gradient(inputs, q, seen, miss))
        areas = np.array(inputs["clusters"][image["cluster"]]["areaOf"])
        lost = [mask[areas == areas[p]].all() for p in range(inputs["P"])]
        floor.append(0.5 * (x[lost] ** 2).sum())
    return {"loss": np.mean(loss), "lossFloor": np.mean(floor), "negativeGradient": np.mean(gradient, axis=0)}


def cl_results(inputs, q):
    tau = float(inputs["tau"])
    similarity, loss, gradient = [], [], []
    for sample in inputs["batch"]:
        stopped = np.array([forward(inputs, q, view(inputs, image)[1])[2].mean(axis=0)
                            for image in [sample["positive"]] + sample["negatives"]])
        seen = view(inputs, sample["anchor"])[1]
        sims = stopped @ forward(inputs, q, seen)[2].mean(axis=0)
        similarity.append(sims)
        loss.append(tau * np.log(np.exp(sims / tau).sum()) - sims[0])
        share = np.exp(sims / tau) / np.exp(sims / tau).sum()
        pull = stopped[0] - share @ stopped  # stopped is a constant: no gradient flows through it
        gradient.append(negative_gradient(inputs, q, seen, np.tile(pull / inputs["P"], (inputs["P"], 1))))
    return {"similarity": np.array(similarity), "loss": np.mean(loss),
            "negativeGradient": np.mean(gradient, axis=0)}


def descent_results(inputs, q):
    losses = {"mae": mae_results, "cl": cl_results}[inputs["objective"]]
    after = q + float(inputs["eta"]) * losses(inputs, q)["negativeGradient"]
    grid = 2.0 ** inputs["gridBits"]
    return {"unroundedQ": after, "nextQ": np.round(after * grid) / grid}


TOPICS = {"attention": attention_results, "mae": mae_results, "cl": cl_results, "descent": descent_results}


def main(directory):
    answers = {}
    for name, results in TOPICS.items():
        for case in json.loads((pathlib.Path(directory) / f"{name}.json").read_text())["cases"]:
            inputs = case["inputs"]
            answers[case["id"]] = {k: np.asarray(v).tolist() for k, v in results(inputs, numbers(inputs["Q"])).items()}
    json.dump({"format": "plumbline-results/1", "producer": "numpy_example", "results": answers}, sys.stdout, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
