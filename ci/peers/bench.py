"""Runs the peers interleaved and compares them; started by ci/peers/run.

A candidate is a program that answers commands line by line, see peer.c. Times are processor seconds of its whole
process (for Java collector and compiler threads too): on a shared machine the wall clock measures the neighbours.
"""
import argparse
import json
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


def measure(candidates, work, rounds, count):
    times = {c.name: [] for c in candidates}
    for _ in range(rounds):
        for c in candidates:
            times[c.name].append(c.time(work, count(c)))
    return {name: {"min": min(t), "median": statistics.median(t), "max": max(t)} for name, t in times.items()}


def show(work, figures, subject):
    unit, scale = ("ms", 1e3) if work in ("mae", "cl") else ("us", 1e6)
    print(f"\n{WORKS[work]:28} {'min':>11} {'median':>11} {'max':>11} {unit}   median / {subject}")
    for name, t in figures.items():
        ratio = t["median"] / figures[subject]["median"]
        print(f"  {name:26} {t['min'] * scale:11.4g} {t['median'] * scale:11.4g} {t['max'] * scale:11.4g} "
              f"     {ratio:9.3g}")


# The bars: (work, peer, the largest allowed time of the subject over the peer's).
BARS = [("mae", "mpmath", 1 / 60), ("cl", "mpmath", 1 / 60), ("mae", "mpfr-naive", 1 / 3), ("cl", "mpfr-naive", 1 / 3),
        ("mae", "arb-naive", 1), ("cl", "arb-naive", 1), ("mae", "arb-factored", 4), ("cl", "arb-factored", 4),
        ("multiply", "mpfr-naive", 12), ("exp", "mpfr-naive", 6)]


def judge(figures, subject):
    verdicts = []
    print(f"\n{'bar':52} {'measured':>9}")
    for work, peer, most in BARS:
        if subject not in figures.get(work, {}) or peer not in figures[work]:
            continue
        ratio = figures[work][subject]["median"] / figures[work][peer]["median"]
        met = ratio <= most
        if most < 1:
            text, seen = f"at least {1 / most:.0f} x as fast as {peer}", 1 / ratio
        else:
            text, seen = f"at most {most} x the time of {peer}", ratio
        print(f"{WORKS[work] + ': ' + text:52} {seen:9.2f}  {'met' if met else 'NOT MET'}")
        verdicts.append({"work": work, "peer": peer, "bar": text, "measured": round(seen, 3), "met": met})
    return verdicts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--candidates", required=True, help="JSON: name -> {rigorous, command}")
    parser.add_argument("--folder", required=True)
    parser.add_argument("--subject", required=True)
    parser.add_argument("--rounds", type=int, default=0, help="0: compare only")
    parser.add_argument("--warm-up", type=float, default=15, help="processor seconds a work for the subject")
    parser.add_argument("--json")
    options = parser.parse_args()
    with open(options.candidates, encoding="ascii") as file:
        candidates = [Candidate(name, c["rigorous"], c["command"]) for name, c in json.load(file).items()]

    widths = check(candidates, options.folder)
    print(f"{len(candidates)} candidates agree on every entry of both gradients: " + ", ".join(c.name for c in candidates))
    for name, width in widths.items():
        print(f"  {name:26} widest interval {width:.1e}")
    figures = {}
    if options.rounds > 0:
        subject = next(c for c in candidates if c.name == options.subject)
        # a few tenths of a second each: a JVM tells its processor time in hundredths
        counts = {"mae": 10, "cl": 2, "multiply": 2000000, "exp": 100000, "softmax": 1000}
        for work, many in counts.items():
            spent = 0
            while spent < options.warm_up:
                spent += subject.time(work, many) * many
            figures[work] = measure(candidates, work, options.rounds,
                                    lambda c, many=many: many if c.name != "mpmath" else max(1, many // 20))
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
