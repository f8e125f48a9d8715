#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes fz-fold-table.inc: which simplified character stands for which others.

Usage: make-fold-table.py [UNIHAN_VARIANTS] > fz-fold-table.inc

Reads Unihan_Variants.txt (plain or .bz2) as Debian's package unicode-data has it.
A character folds to its simplified form. One that has none, and that mainland
China's basic set (GB 2312) lacks, folds to what a variant of it folds to, if that
is in the basic set: 峯 to 峰, 鼇 to 鳌. Nothing else folds, so that no
chain of half-synonyms joins characters that people tell apart.
"""
import bz2
import sys

SOURCE = '/usr/share/unicode/Unihan_Variants.txt.bz2'
OTHER_VARIANTS = ('kTraditionalVariant', 'kZVariant', 'kSemanticVariant')
LARGEST = 0xffff

# Both are in the basic set, but only one is in general use.
TWINS = {'锺': '钟'}


def read_variants(path):
    """The variants of each character, by kind."""
    kinds = {}
    opener = bz2.open if path.endswith('.bz2') else open
    with opener(path, 'rt', encoding='utf-8') as lines:
        for line in lines:
            if not line.startswith('U+'):
                continue
            code, kind, value = line.rstrip('\n').split('\t')
            variants = [chr(int(word.split('<')[0][2:], 16)) for word in value.split()]
            kinds.setdefault(kind, {})[chr(int(code[2:], 16))] = variants
    return kinds


def is_basic(character):
    try:
        character.encode('gb2312')
        return True
    except UnicodeEncodeError:
        return False


def simplify(character, kinds):
    """The simplified form: of several the one in the basic set."""
    forms = kinds['kSimplifiedVariant'].get(character, [character])
    if character in forms and is_basic(character):
        return character
    return next((form for form in forms if is_basic(form)), forms[0])


def fold(character, kinds):
    if character in TWINS:
        return TWINS[character]
    simple = simplify(character, kinds)
    if is_basic(simple):
        return simple
    for kind in OTHER_VARIANTS:
        for variant in kinds[kind].get(character, []) + kinds[kind].get(simple, []):
            if is_basic(simplify(variant, kinds)):
                return simplify(variant, kinds)
    return simple


def settle(character, kinds):
    """Folds until nothing changes any more."""
    seen = []
    while character not in seen:
        seen.append(character)
        character = fold(character, kinds)
    return min(seen[seen.index(character):])


def main():
    kinds = read_variants(sys.argv[1] if len(sys.argv) > 1 else SOURCE)
    characters = sorted(set().union(*kinds.values()))
    pairs = [(ord(c), ord(settle(c, kinds))) for c in characters]
    pairs = [pair for pair in pairs if pair[0] != pair[1] and max(pair) <= LARGEST]

    print('/* SPDX-License-Identifier: Unicode-3.0 */')
    print('/* Made by make-fold-table.py from Unihan_Variants.txt; not to be edited. */')
    print('#include <glib.h>\n')
    print('/* A character and the one that it folds to, by character. */')
    print('static const guint16 fold_pairs[][2] = {')
    for i in range(0, len(pairs), 4):
        print('  ' + ' '.join('{ 0x%04x, 0x%04x },' % pair for pair in pairs[i:i + 4]))
    print('};')


if __name__ == '__main__':
    main()
