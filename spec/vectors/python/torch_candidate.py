"""An implementation in PyTorch whose gradients are autograd's; it answers everything but the draws from seeds.

    python3 spec/vectors/python/torch_candidate.py spec/vectors/v1 results.npz
    java -jar target/plumbline.jar verify results.npz --allow-missing

TORCH_DTYPE=float32 in the environment has it compute in that format: verify with --budget float32.
"""
import os

import torch

import plumbline_vectors

DTYPE = getattr(torch, os.environ.get("TORCH_DTYPE", "float64"))


def tensor(array):
    return torch.as_tensor(array).to(DTYPE)


class Transformer(torch.nn.Module):
    """One layer, one head: queries are positions alone, values are the visible patches."""

    def __init__(self, q, positions):
        super().__init__()
        self.q = torch.nn.Parameter(q)
        self.register_buffer("positions", positions)

    def scores(self, seen):
        return self.positions @ self.q @ (seen + self.positions).transpose(-1, -2)

    def attention(self, seen):
        return torch.softmax(self.scores(seen), dim=-1)

    def forward(self, seen):
        return self.attention(seen) @ seen

    def representation(self, seen):
        return self(seen).mean(dim=-2)


def stack(images, name):
    return torch.stack([torch.as_tensor(getattr(image, name)) for image in images])


def mae_loss(model, batch):
    mask = stack(batch, "mask")
    miss = stack(batch, "patches").to(DTYPE) - model(stack(batch, "visible").to(DTYPE))
    return 0.5 * (miss[mask] ** 2).sum() / len(batch)


def mae_floor(batch):
    floor = 0.0
    for image in batch:
        unmasked = set(image.area_of[~image.mask].tolist())
        floor += sum(0.5 * float(image.latents[area]) ** 2 for area in image.area_of if area not in unmasked)
    return floor / len(batch)


def similarities(model, batch):
    anchors = model.representation(stack([sample.anchor for sample in batch], "visible").to(DTYPE))
    others = torch.stack([model.representation(stack([sample.positive] + sample.negatives, "visible").to(DTYPE))
                          for sample in batch])
    return torch.einsum("bd,bsd->bs", anchors, others.detach())


def cl_loss(model, batch, tau):
    return -tau * torch.log_softmax(similarities(model, batch) / tau, dim=1)[:, 0].mean()


def loss(case, model, batch):
    return mae_loss(model, batch) if case.tau is None else cl_loss(model, batch, case.tau)


def negative_gradient(case, model, batch):
    return -torch.autograd.grad(loss(case, model, batch), model.q)[0]


def rounded(x, bits):
    return torch.round(x * 2.0 ** bits) / 2.0 ** bits


def descent(case, model):
    for t in range(case.steps):
        step = case.eta * negative_gradient(case, model, case.batches[t % len(case.batches)])
        unrounded = model.q.detach() + step
        model.q.data = rounded(unrounded, case.grid_bits)
    return {"unroundedQ": unrounded, "nextQ": model.q}


def trajectory(case, model):
    """Descent of (Phi, Upsilon), side by side in `at`: Q is what they make of it."""
    e, known = model.positions, torch.cat([tensor(case.features), model.positions])
    at, found = e @ model.q.detach() @ known.T, {"phiAt": [], "upsilonAt": [], "lossAt": []}
    for t in range(max(case.checkpoints)):
        batch = case.batches[t % len(case.batches)]
        model.q.data = e.T @ at @ known
        at = rounded(at + case.eta * (e @ negative_gradient(case, model, batch) @ known.T), case.grid_bits)
        if t + 1 in case.checkpoints:
            model.q.data = e.T @ at @ known
            found["phiAt"].append(at[:, :-len(e)])
            found["upsilonAt"].append(at[:, -len(e):])
            found["lossAt"].append(loss(case, model, batch))
    return {name: torch.stack(values) for name, values in found.items()}


def results(case, model):
    e, q = model.positions, model.q
    if case.topic == "mae":
        return {"loss": mae_loss(model, case.batch), "lossFloor": torch.tensor(mae_floor(case.batch), dtype=DTYPE),
                "negativeGradient": negative_gradient(case, model, case.batch)}
    if case.topic == "cl":
        return {"similarity": similarities(model, case.batch), "loss": cl_loss(model, case.batch, case.tau),
                "negativeGradient": negative_gradient(case, model, case.batch)}
    if case.topic in ("descent", "trajectory"):
        return descent(case, model) if case.topic == "descent" else trajectory(case, model)
    image, seen = case.image, tensor(case.image.visible)
    if case.topic == "scores":
        return {"score": model.scores(seen), "phi": e @ q @ tensor(case.features).T, "upsilon": e @ q @ e.T}
    if case.topic == "attention":
        return {"attention": model.attention(seen)}
    if case.topic == "area-attention":
        unmasked = (image.area_of[:, None] == range(len(image.latents))) & ~image.mask[:, None]
        return {"areaAttention": model.attention(seen) @ tensor(unmasked)}
    return {"output": model(seen), "representation": model.representation(seen)}


def answer(case):
    if case.is_draw:
        return None
    if case.topic == "data":
        return {"patches": tensor(case.image.patches), "visible": tensor(case.image.visible)}
    found = results(case, Transformer(tensor(case.q), tensor(case.positions)))
    return {name: value.detach().numpy() for name, value in found.items()}


if __name__ == "__main__":
    plumbline_vectors.main(answer)
