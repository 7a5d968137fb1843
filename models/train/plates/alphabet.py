"""The characters of a Chinese plate, in the one order that all plate networks use.

Index 0 of a network's output is the CTC blank; character `CHARACTERS[i]` has index `i + 1`.
Plates never carry the letters I and O in their serial; a drawn O is the digit 0, an I the digit 1.
"""

from __future__ import annotations

import torch
from torch import Tensor

PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
DIGITS = "0123456789"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
SPECIALS = "学警挂港澳使领"
CHARACTERS = PROVINCES + DIGITS + LETTERS + SPECIALS
BLANK = 0
CLASS_COUNT = 1 + len(CHARACTERS)
INDEX = {character: index + 1 for index, character in enumerate(CHARACTERS)}

def canonical(text: str) -> str:
    """The plate text with O as 0 and I as 1, as truth and readings are compared."""
    return text.upper().replace("O", "0").replace("I", "1")


def variants(character: str) -> str:
    """All printed forms of a general dictionary that count as this plate character."""
    if character == "0":
        return "0Oo"
    if character == "1":
        return "1Iil"
    if character in LETTERS:
        return character + (character.lower() if character != "L" else "")
    return character


def folding_matrix(dictionary: list[str]) -> Tensor:
    """Sums a general reader's classes into ours.

    `dictionary` lists the general reader's characters in class order, the blank first. The result
    is `len(dictionary) x CLASS_COUNT` of zeros and ones; classes foreign to plates map to nothing.
    """
    position = {character: index for index, character in enumerate(dictionary)}
    matrix = torch.zeros(len(dictionary), CLASS_COUNT)
    matrix[BLANK, BLANK] = 1.0
    for character, index in INDEX.items():
        for variant in variants(character):
            if variant in position:
                matrix[position[variant], index] = 1.0
    return matrix
