#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Generated files that are committed are as made, and from the sources that are there now.

generated.sums, beside this script, holds the hash of each such file and of what it was made from.

Usage: generated.py SOURCE-ROOT
       generated.py SOURCE-ROOT --record    after a file has been made anew
"""
import hashlib
import re
import sys
from pathlib import Path

# File, what makes it, and what it is made from in this repository.
GENERATED = {
    'data/basemap/guangzhou.mbtiles': (
        './dev exec data/basemap/build.py',
        ['data/basemap/*.py', 'data/basemap/*.geojson', 'data/basemap/*.json',
         'data/basemap/*.csv', 'data/stations.csv']),
    'src/model/fz-fold-table.inc': (
        'src/model/make-fold-table.py', ['src/model/make-fold-table.py']),
    'src/search/fz-stroke-table.inc': (
        'src/search/make-stroke-table.py', ['src/search/make-stroke-table.py']),
}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def hash_sources(root, patterns):
    """One hash over names and contents."""
    files = sorted({file for pattern in patterns for file in root.glob(pattern)})
    lines = [f'{sha256(file.read_bytes())} {file.relative_to(root)}\n' for file in files]
    return sha256(''.join(lines).encode())


def hash_all(root):
    for name, (_, patterns) in GENERATED.items():
        yield name, sha256((root / name).read_bytes()), hash_sources(root, patterns)


def read_sums(file):
    lines = [line.split() for line in file.read_text().splitlines() if not line.startswith('#')]
    return {name: (made, sources) for made, sources, name in lines}


def complaints(root, sums):
    for name, made, sources in hash_all(root):
        command = GENERATED[name][0]
        if name not in sums:
            yield f'{name}: no hash of it is recorded'
        elif sums[name][1] != sources:
            yield f'{name}: its sources have changed; {command} makes it anew'
        elif sums[name][0] != made:
            yield f'{name}: is not as {command} made it'
    for name in sums.keys() - GENERATED.keys():
        yield f'{name}: is recorded, but is nothing that is generated'
    # A file that says of itself that it is made is known here.
    for file in sorted((root / 'src').rglob('*.inc')):
        name = str(file.relative_to(root))
        if re.search(r'[Mm]ade by', file.read_text()[:500]) and name not in GENERATED:
            yield f'{name}: is generated and not listed in tests/lint/generated.py'


def main():
    root = Path(sys.argv[1])
    file = Path(__file__).with_name('generated.sums')
    if sys.argv[2:] == ['--record']:
        lines = [f'{made} {sources} {name}\n' for name, made, sources in hash_all(root)]
        file.write_text('# SHA-256 of the file, of its sources together, and the file\n'
                        + ''.join(lines))
        return 0
    bad = list(complaints(root, read_sums(file)))
    for complaint in bad:
        print(complaint)
    return bool(bad)


sys.exit(main())
