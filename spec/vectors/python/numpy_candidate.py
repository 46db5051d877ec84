"""An implementation in NumPy that answers the conformance vectors, vectorised over batches.

    python3 spec/vectors/python/numpy_candidate.py spec/vectors/v1 results.json
    java -jar target/plumbline.jar verify results.json

or, case by case:

    java -jar target/plumbline.jar verify --run "python3 spec/vectors/python/numpy_candidate.py"

Leading axes of all arrays are batches: `seen` is ... x P x d.
"""
import numpy as np

import draws
import plumbline_vectors


def softmax(scores):
    weight = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weight / weight.sum(axis=-1, keepdims=True)


def transposed(a):
    return np.swapaxes(a, -1, -2)


def scores(q, e, seen):
    return e @ q @ transposed(seen + e)


def attention(q, e, seen):
    return softmax(scores(q, e, seen))


def output(q, e, seen):
    return attention(q, e, seen) @ seen


def representation(q, e, seen):
    return output(q, e, seen).mean(axis=-2)


def negative_gradient(q, e, seen, pull):
    """The mean over the batch of -dL/dQ when -dL/dF is `pull`: back through output, softmax and score."""
    a = attention(q, e, seen)
    worth = pull @ transposed(seen)
    delta = a * (worth - (a * worth).sum(axis=-1, keepdims=True))
    return (e.T @ delta @ (seen + e)).mean(axis=0)


def stack(images, name):
    return np.array([getattr(image, name) for image in images])


def lost(image):
    """Where the whole area is masked."""
    return np.array([image.mask[image.area_of == area].all() for area in image.area_of])


def mae(q, e, batch):
    seen, mask = stack(batch, "visible"), stack(batch, "mask")
    miss = np.where(mask[..., None], stack(batch, "patches") - output(q, e, seen), 0.0)
    floor = [0.5 * (image.patches[lost(image)] ** 2).sum() for image in batch]
    return {"loss": 0.5 * (miss ** 2).sum() / len(batch), "lossFloor": np.mean(floor),
            "negativeGradient": negative_gradient(q, e, seen, miss)}


def cl(q, e, batch, tau):
    seen = stack([sample.anchor for sample in batch], "visible")
    anchor = representation(q, e, seen)
    others = np.array([representation(q, e, stack([sample.positive] + sample.negatives, "visible"))
                       for sample in batch])  # constants: no gradient flows through them
    similarity = np.einsum("bd,bsd->bs", anchor, others)
    ahead = (similarity - similarity[:, :1]) / tau
    most = ahead.max(axis=1)
    loss = tau * (most + np.log(np.exp(ahead - most[:, None]).sum(axis=1)))
    pull = others[:, 0] - np.einsum("bs,bsd->bd", softmax(similarity / tau), others)
    pulls = np.broadcast_to(pull[:, None] / len(e), seen.shape)
    return {"similarity": similarity, "loss": loss.mean(), "negativeGradient": negative_gradient(q, e, seen, pulls)}


def objective(case, q, batch):
    return mae(q, case.positions, batch) if case.tau is None else cl(q, case.positions, batch, case.tau)


def rounded(x, bits):
    return np.round(x * 2.0 ** bits) / 2.0 ** bits


def descent(case):
    q = case.q
    for t in range(case.steps):
        step = objective(case, q, case.batches[t % len(case.batches)])
        unrounded = q + case.eta * step["negativeGradient"]
        q = rounded(unrounded, case.grid_bits)
    return {"unroundedQ": unrounded, "nextQ": q}


def trajectory(case):
    """Descent of (Phi, Upsilon), side by side in `at`: Q is what they make of it, e^T at known."""
    e, known = case.positions, np.concatenate([case.features, case.positions])
    at, found = e @ case.q @ known.T, {"phiAt": [], "upsilonAt": [], "lossAt": []}
    for t in range(max(case.checkpoints)):
        batch = case.batches[t % len(case.batches)]
        slope = objective(case, e.T @ at @ known, batch)["negativeGradient"]
        at = rounded(at + case.eta * (e @ slope @ known.T), case.grid_bits)
        if t + 1 in case.checkpoints:
            found["phiAt"].append(at[:, :-len(e)])
            found["upsilonAt"].append(at[:, -len(e):])
            found["lossAt"].append(objective(case, e.T @ at @ known, batch)["loss"])
    return found


def answer(case):
    q, e, image = case.q, case.positions, case.image
    if case.topic == "data":
        return draws.answer(case.inputs) if case.is_draw else {"patches": image.patches, "visible": image.visible}
    if case.topic == "scores":
        return {"score": scores(q, e, image.visible), "phi": e @ q @ case.features.T, "upsilon": e @ q @ e.T}
    if case.topic == "attention":
        return {"attention": attention(q, e, image.visible)}
    if case.topic == "area-attention":
        unmasked = (image.area_of[:, None] == np.arange(len(image.latents))) & ~image.mask[:, None]
        return {"areaAttention": attention(q, e, image.visible) @ unmasked}
    if case.topic == "output":
        return {"output": output(q, e, image.visible), "representation": representation(q, e, image.visible)}
    if case.topic in ("mae", "cl"):
        return objective(case, q, case.batch)
    return descent(case) if case.topic == "descent" else trajectory(case)


if __name__ == "__main__":
    plumbline_vectors.main(answer)
