"""Loads the conformance vectors and writes results. Needs NumPy and nothing else: copy this file beside your code.

    import plumbline_vectors

    def answer(case):
        if case.topic == "mae":
            return {"loss": ..., "lossFloor": ..., "negativeGradient": ...}

    plumbline_vectors.main(answer)

`answer` gets a Case and gives what it can: a dictionary of numbers and arrays (or nested lists) by the name of the
result, None for a case that it does not answer. As a program this makes

    python3 mine.py VECTORS RESULTS     answers the vectors of a folder in a file for 'verify RESULTS': .json or .npz
    python3 mine.py                     answers case by case, for 'verify --run "python3 mine.py"'

All numbers are float64, exactly those of the files. Clusters, areas and positions count from 0; P positions, dimension
d, N areas in the cluster of an image.
"""
import json
import pathlib
import sys

import numpy as np

TOPICS = ["data", "scores", "attention", "area-attention", "output", "mae", "cl", "descent", "trajectory"]


def numbers(nested):
    """Nested lists of decimal strings as a float64 array; exact for every input of the vectors."""
    return np.array(nested, dtype=np.float64)


class Image:
    """An image under a mask.

    cluster   its number
    area_of   P integers, the area of each position
    features  N x d, a feature a row
    latents   N numbers
    mask      P booleans, True where masked
    patches   X, P x d
    visible   M(X), P x d: 0 where masked
    """

    def __init__(self, node, clusters):
        self.cluster = node["cluster"]
        self.area_of = np.array(clusters[self.cluster]["areaOf"])
        self.features = numbers(clusters[self.cluster]["features"])
        self.latents = numbers(node["latents"])
        self.mask = np.array(node["mask"])
        self.patches = (self.latents[:, None] * self.features)[self.area_of]
        self.visible = np.where(self.mask[:, None], 0.0, self.patches)


class Sample:
    """A contrastive sample: the images `anchor` (X+) and `positive` (X++), and the list `negatives`."""

    def __init__(self, node, clusters):
        self.anchor = Image(node["anchor"], clusters)
        self.positive = Image(node["positive"], clusters)
        self.negatives = [Image(negative, clusters) for negative in node["negatives"]]


class Case:
    """A case of the vectors; what it does not have is None.

    id, topic, flags, note
    inputs      as they stand in the file
    q           d x d, the query on the left
    positions   P x d, an encoding a row
    features    those of all clusters, a row each
    image       an Image
    batch       a list of Images, or of Samples for 'cl'
    batches     a list of batches: step t takes number t modulo their number
    objective   'mae' or 'cl', with tau, eta, grid_bits, steps or checkpoints
    expected    float64 arrays by the name of the result; empty when it is asked by 'verify --run'
    """

    def __init__(self, topic, node):
        self.id, self.topic, self.inputs = node["id"], topic, node["inputs"]
        self.flags, self.note = node.get("flags", []), node.get("note", "")
        self.expected = {name: numbers(result["values"]) for name, result in node.get("results", {}).items()}
        get, clusters = self.inputs.get, self.inputs.get("clusters")
        self.q = numbers(get("Q")) if get("Q") else None
        self.positions = numbers(get("positions")) if get("positions") else None
        self.features = np.concatenate([numbers(c["features"]) for c in clusters]) if clusters else None
        self.image = Image(get("image"), clusters) if get("image") else None
        self.tau, self.eta = (float(get(name)) if get(name) else None for name in ("tau", "eta"))
        read = Sample if self.tau else Image
        self.batch = [read(one, clusters) for one in get("batch")] if get("batch") else None
        self.batches = [[read(one, clusters) for one in batch] for batch in get("batches")] if get("batches") else None
        self.objective, self.grid_bits, self.steps = get("objective"), get("gridBits"), get("steps")
        self.checkpoints = get("checkpoints")

    @property
    def is_draw(self):
        """Whether it asks what spec/sampling.md draws from a seed; leave these out if you draw otherwise."""
        return "seed" in self.inputs


def load(directory, topics=None):
    """The cases of the files of a folder, all topics unless some are named."""
    for topic in topics or TOPICS:
        for node in json.loads((pathlib.Path(directory) / f"{topic}.json").read_text())["cases"]:
            yield Case(topic, node)


def write(results, path, producer=""):
    """Writes {case id: {result: numbers}} for 'verify': .npz, or JSON whatever else the name ends in."""
    path = pathlib.Path(path)
    if path.suffix == ".npz":
        np.savez(path, **{f"{id}/{name}": np.asarray(value)
                          for id, named in results.items() for name, value in named.items()})
        return
    nested = {id: _nested(named) for id, named in results.items()}
    path.write_text(json.dumps({"format": "plumbline-results/1", "producer": producer, "results": nested}, indent=1))


def _nested(named):
    return {name: np.asarray(value).tolist() for name, value in named.items()}


def serve(answer):
    """Answers a line for a line, as 'verify --run' asks."""
    for line in sys.stdin:
        node = json.loads(line)
        named = answer(Case(node["topic"], node)) or {}
        print(json.dumps({"id": node["id"], "results": _nested(named)}), flush=True)


def main(answer):
    """The program of the head of this file."""
    if len(sys.argv) == 1:
        serve(answer)
    elif len(sys.argv) == 3:
        answers = {case.id: answer(case) for case in load(sys.argv[1])}
        write({id: named for id, named in answers.items() if named}, sys.argv[2], pathlib.Path(sys.argv[0]).name)
    else:
        sys.exit(f"expected a folder of vectors and a file for the results, or neither: {sys.argv[0]} VECTORS RESULTS")
