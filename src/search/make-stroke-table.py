#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes fz-stroke-table.inc: how many strokes each Chinese character has.

Usage: make-stroke-table.py [UNIHAN_IRGSOURCES] > fz-stroke-table.inc

Reads Unihan_IRGSources.txt (plain or .bz2) as Debian's package unicode-data has it.
Where mainland China and Taiwan count differently, Taiwan's number is taken: who
looks things up by strokes writes traditional characters.
"""
import bz2
import sys

SOURCE = '/usr/share/unicode/Unihan_IRGSources.txt.bz2'
FIRST, LAST = 0x4e00, 0x9fff  # the characters in general use


def read_strokes(path):
    strokes = {}
    opener = bz2.open if path.endswith('.bz2') else open
    with opener(path, 'rt', encoding='utf-8') as lines:
        for line in lines:
            fields = line.rstrip('\n').split('\t')
            if len(fields) == 3 and fields[1] == 'kTotalStrokes':
                strokes[int(fields[0][2:], 16)] = int(fields[2].split()[-1])
    return strokes


def main():
    strokes = read_strokes(sys.argv[1] if len(sys.argv) > 1 else SOURCE)
    counts = [strokes.get(c, 0) for c in range(FIRST, LAST + 1)]

    print('/* SPDX-License-Identifier: Unicode-3.0 */')
    print('/* Made by make-stroke-table.py from Unihan_IRGSources.txt; not to be edited. */')
    print('#include <glib.h>\n')
    print('#define FIRST_WITH_STROKES 0x%x' % FIRST)
    print('/* By character, from that one on; 0: not known. */')
    print('static const guint8 stroke_counts[] = {')
    for i in range(0, len(counts), 24):
        print('  ' + ' '.join('%d,' % count for count in counts[i:i + 24]))
    print('};')


if __name__ == '__main__':
    main()
