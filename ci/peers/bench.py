"""Runs the peers interleaved and compares them; started by ci/peers/run.

A candidate is a program that answers commands line by line, see peer.c. Times are processor seconds of its whole
process (for Java collector and compiler threads too): on a shared machine the wall clock measures the neighbours.
"""
import argparse
import json
import shlex
import statistics
import subprocess
import sys
from fractions import Fraction

# What is compared of a candidate that guarantees nothing: its values, to so many decimals.
TRUSTED_DECIMALS = 45

WORKS = {"mae": "MAE gradient", "cl": "CL gradient", "multiply": "multiply", "exp": "exp", "softmax": "softmax row"}


class Candidate:
    def __init__(self, name, rigorous, command):
        self.name = name
        self.rigorous = rigorous
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.expect("ready")

    def answer(self):
        line = self.process.stdout.readline().strip()
        if not line:
            sys.exit(f"peers: {self.name} ended")
        return line

    def expect(self, word):
        line = self.answer()
        if line != word:
            sys.exit(f"peers: {self.name} answered {line!r}, expected {word!r}")

    def tell(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()

    def time(self, work, count):
        """Processor seconds of one of so many operations."""
        self.tell(f"{work} {count}")
        return float(self.answer().split()[0]) / count

    def gradients(self, path):
        self.tell(f"write {path}")
        self.expect("written")
        return read_gradients(path, self.rigorous)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def read_gradients(path, rigorous):
    """For each objective the list of (lo, hi), widened by what is not trusted."""
    doubt = 0 if rigorous else Fraction(1, 10**TRUSTED_DECIMALS)
    found = {}
    with open(path, encoding="ascii") as lines:
        for line in lines:
            words = line.split()
            if len(words) == 1:
                entries = found.setdefault(words[0], [])
            else:
                lo, hi, exponent = map(int, words)
                unit = Fraction(2) ** exponent
                entries.append((lo * unit - doubt, hi * unit + doubt))
    return found


def check(candidates, folder):
    """Every candidate's gradients have a common point; returns the width of the widest guaranteed interval of each."""
    results = {c.name: c.gradients(f"{folder}/{c.name}.gradients") for c in candidates}
    widths = {}
    for objective in ("mae", "cl"):
        rows = [results[c.name][objective] for c in candidates]
        if len({len(row) for row in rows}) != 1:
            sys.exit(f"peers: gradients of {objective} have different sizes")
        for i, intervals in enumerate(zip(*rows)):
            if max(lo for lo, _ in intervals) > min(hi for _, hi in intervals):
                apart = ", ".join(f"{c.name} [{float(lo):.17g}, {float(hi):.17g}]"
                                  for c, (lo, hi) in zip(candidates, intervals))
                sys.exit(f"peers: entry {i} of the {objective} gradient has no common point: {apart}")
        if not any(lo > 0 or hi < 0 for lo, hi in rows[0]):
            sys.exit(f"peers: the {objective} gradient is 0, which compares nothing")
    for c in candidates:
        if c.rigorous:
            widths[c.name] = float(max(hi - lo for entries in results[c.name].values() for lo, hi in entries))
    return widths


def enough(candidate, work):
    """How many operations take about 0.3 s: a JVM tells its processor time in hundredths."""
    count = 1
    while True:
        time = candidate.time(work, count)
        if time * count >= 0.1:
            return max(1, round(0.3 / time))
        count *= 4


def measure(candidates, work, rounds):
    """Least, median and largest time of each candidate, who take turns; the slowest ones sit out after three rounds."""
    counts = {c.name: enough(c, work) for c in candidates}
    times = {c.name: [] for c in candidates}
    for turn in range(rounds):
        for c in candidates:
            if turn < 3 or times[c.name][0] < 5:
                times[c.name].append(c.time(work, counts[c.name]))
    return {name: {"min": min(t), "median": statistics.median(t), "max": max(t)} for name, t in times.items()}


def warm_up(candidate, work, seconds):
    count, spent = enough(candidate, work), 0
    while spent < seconds:
        spent += candidate.time(work, count) * count


def show(work, figures, subject):
    unit, scale = ("ms", 1e3) if work in ("mae", "cl") else ("us", 1e6)
    print(f"\n{WORKS[work]:28} {'min':>11} {'median':>11} {'max':>11} {unit}   median / {subject}")
    for name, t in figures.items():
        ratio = t["median"] / figures[subject]["median"]
        print(f"  {name:26} {t['min'] * scale:11.4g} {t['median'] * scale:11.4g} {t['max'] * scale:11.4g} "
              f"     {ratio:9.3g}")


# The bars: (works, peers, the largest allowed time of the subject over the peer's). "Naive" is read both ways: by
# vectors as the definitions have it, and in coordinates.
BARS = [(("mae", "cl"), ("mpmath-dense", "mpmath-naive"), 1 / 60), (("mae", "cl"), ("mpfr-dense", "mpfr-naive"), 1 / 3),
        (("mae", "cl"), ("arb-dense", "arb-naive"), 1), (("mae", "cl"), ("arb-factored",), 4),
        (("multiply",), ("mpfr-naive",), 12), (("exp",), ("mpfr-naive",), 6)]


def judge(figures, subject):
    verdicts = []
    print(f"\n{'bar':58} {'measured':>9}")
    for work, peer, most in [(w, p, most) for works, peers, most in BARS for p in peers for w in works]:
        ratio = figures[work][subject]["median"] / figures[work][peer]["median"]
        met = ratio <= most
        if most < 1:
            text, seen = f"at least {1 / most:.0f} x as fast as {peer}", 1 / ratio
        else:
            text, seen = f"at most {most} x the time of {peer}", ratio
        print(f"{WORKS[work] + ': ' + text:58} {seen:9.2f}  {'met' if met else 'NOT MET'}")
        verdicts.append({"work": work, "peer": peer, "bar": text, "measured": round(seen, 3), "met": met})
    return verdicts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--guarantees", nargs=2, action="append", default=[], metavar=("NAME", "COMMAND"),
                        help="a candidate that answers intervals")
    parser.add_argument("--values", nargs=2, action="append", default=[], metavar=("NAME", "COMMAND"),
                        help="a candidate that answers numbers")
    parser.add_argument("--folder", required=True)
    parser.add_argument("--subject", required=True)
    parser.add_argument("--rounds", type=int, default=0, help="0: compare only")
    parser.add_argument("--warm-up", type=float, default=15, help="processor seconds a work for the subject")
    parser.add_argument("--json")
    options = parser.parse_args()
    candidates = [Candidate(name, True, shlex.split(command)) for name, command in options.guarantees]
    candidates += [Candidate(name, False, shlex.split(command)) for name, command in options.values]

    widths = check(candidates, options.folder)
    print(f"{len(candidates)} candidates agree on every entry of both gradients: "
          + ", ".join(c.name for c in candidates))
    for name, width in widths.items():
        print(f"  {name:26} widest interval {width:.1e}")
    figures = {}
    if options.rounds > 0:
        subject = next(c for c in candidates if c.name == options.subject)
        for work in WORKS:
            warm_up(subject, work, options.warm_up)
            # single operations are the library's, whichever way the gradients are written
            takers = [c for c in candidates if work in ("mae", "cl") or c is subject or c.name.endswith("-naive")]
            figures[work] = measure(takers, work, options.rounds)
            show(work, figures[work], options.subject)
    verdicts = judge(figures, options.subject) if figures else []
    if options.json:
        with open(options.json, "w", encoding="ascii") as file:
            json.dump({"widest": widths, "seconds": figures, "bars": verdicts}, file, indent=1)
            file.write("\n")
    for c in candidates:
        c.end()


if __name__ == "__main__":
    main()
