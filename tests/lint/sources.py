#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Form of source files: licence line, length, width, nothing left for later, no test left out
by a number that its notation does not know, and in the core no number with a decimal point by
the locale.

Usage: sources.py SOURCE-ROOT
"""
import re
import sys
from pathlib import Path

LICENCE = 'SPDX-License-Identifier: GPL-3.0-or-later'
LONGEST_FILE = 600
WIDEST_LINE = 99

# Rooms whose numbers are data: 23.1 is 23,1 by printf() in a German locale.
CORE = {'model', 'search', 'store', 'web', 'tiles', 'transfer', 'cli'}
LOCAL_NUMBER = re.compile(r'"[^"]*%[-+ #0-9]*(\.[1-9*]\d*)?[fFgGeE]')
WHOLE_NUMBER = re.compile(r'%\.0f')


def complaints(file, in_src):
    lines = file.read_text().split('\n')
    if file.suffix in ('.c', '.h'):
        if lines[0] != f'/* {LICENCE} */':
            yield 1, f'the first line is not /* {LICENCE} */'
        for number, line in enumerate(lines, 1):
            if len(line) > WIDEST_LINE:
                yield number, f'{len(line)} columns wide, {WIDEST_LINE} are allowed'
            if re.search(r'\b(TODO|FIXME|XXX)\b', line):
                yield number, 'something is left for later'
            if 'return 77;' in line and not in_src:
                yield number, 'counts as a failure in the sandbox: use hands_skip()'
            if file.parent.name in CORE and 'g_ascii_formatd' not in line and \
                    LOCAL_NUMBER.search(WHOLE_NUMBER.sub('', line)) and in_src:
                yield number, 'a number by the locale: use g_ascii_formatd()'
    elif f'# {LICENCE}' not in lines[:2]:
        yield 1, f'neither of the first two lines is # {LICENCE}'
    if len(lines) - 1 > LONGEST_FILE:
        yield LONGEST_FILE, f'{len(lines) - 1} lines long, {LONGEST_FILE} are allowed: split it'


def main():
    root = Path(sys.argv[1])
    bad = 0
    for folder in ('src', 'tests', 'data', 'resources', 'flatpak'):
        for file in sorted((root / folder).rglob('*')):
            if file.suffix not in ('.c', '.h', '.py', '.sh') and file.name != 'meson.build':
                continue
            for number, what in complaints(file, folder == 'src'):
                print(f'{file}:{number}: {what}')
                bad += 1
    return bad > 0


sys.exit(main())
