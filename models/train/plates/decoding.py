"""From a reader's column probabilities to plate texts: CTC prefix beam search under a grammar.

The detector has its own decoder in Java; this one serves measurement only.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from alphabet import BLANK, CHARACTERS, DIGITS, INDEX, LETTERS, PROVINCES, SPECIALS

BEAM = 12
LEAST_COLUMN_PROBABILITY = 2e-4
LENGTHS = (7, 8)
FLOOR = 1e-5


def indices(characters: str) -> np.ndarray:
    return np.array([INDEX[character] for character in characters])


PROVINCE = indices(PROVINCES)
AUTHORITY = indices(LETTERS + "0")  # "0" is the letter O of older police and official plates
SERIAL = indices(DIGITS + LETTERS)
LAST = indices(DIGITS + LETTERS + SPECIALS)
ALLOWED = (PROVINCE, AUTHORITY, SERIAL, SERIAL, SERIAL, SERIAL, LAST, SERIAL)


class Reading(NamedTuple):
    """Text ("" when no plate fits) and the text's probability in 0..1."""

    text: str
    probability: float
    share: float


def read(columns: np.ndarray) -> Reading:
    """Reads T x CLASS_COUNT probabilities. `share` is the part of the best text among all found."""
    complete = candidates(columns)
    if not complete:
        return Reading("", 0.0, 0.0)
    text, probability = complete[0]
    return Reading(text, probability, probability / sum(mass for _, mass in complete))


def candidates(columns: np.ndarray) -> list[tuple[str, float]]:
    """All complete texts of the last beam with their probabilities, the best first."""
    beams: dict[tuple[int, ...], tuple[float, float]] = {(): (1.0, 0.0)}
    for column in columns.astype(np.float64):
        grown: dict[tuple[int, ...], list[float]] = {}
        for text, (blank, letter) in beams.items():
            kept = grown.setdefault(text, [0.0, 0.0])
            kept[0] += (blank + letter) * column[BLANK]
            if text:
                kept[1] += letter * column[text[-1]]
            if len(text) >= len(ALLOWED):
                continue
            possible = ALLOWED[len(text)]
            for index in possible[column[possible] > LEAST_COLUMN_PROBABILITY]:
                before = blank if text and index == text[-1] else blank + letter
                if before > 0:
                    longer = grown.setdefault(text + (int(index),), [0.0, 0.0])
                    longer[1] += before * column[index]
        best = sorted(grown.items(), key=lambda item: -sum(item[1]))[:BEAM]
        beams = {text: (blank, letter) for text, (blank, letter) in best}
    complete = [(sum(mass), text) for text, mass in beams.items() if len(text) in LENGTHS]
    return [
        ("".join(CHARACTERS[index - 1] for index in text), mass)
        for mass, text in sorted(complete, reverse=True)
    ]


def together(readers: list[np.ndarray]) -> Reading:
    """One reading of several readers' columns: the text whose mean logarithm is best.

    Candidates are the texts that any of them finds; a reader that does not find a text counts it
    as FLOOR. The probability is the geometric mean.
    """
    found = [dict(candidates(columns)) for columns in readers]
    texts = set().union(*found)
    if not texts:
        return Reading("", 0.0, 0.0)
    scores = {
        text: float(np.exp(np.mean([np.log(max(each.get(text, 0.0), FLOOR)) for each in found])))
        for text in sorted(texts)
    }
    text = max(scores, key=scores.__getitem__)
    return Reading(text, scores[text], scores[text] / sum(scores.values()))
