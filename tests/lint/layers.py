#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers that include paths cannot hold: which room may include which library.

Usage: layers.py SOURCE-ROOT
"""
import re
import sys
from pathlib import Path

CORE = {'model', 'search', 'store', 'web', 'tiles', 'transfer', 'cli'}

# A header, and the only rooms of src/ that may include it.
ALLOWED = [
    (r'sqlite3\.h', {'store', 'tiles'}),
    (r'csv\.h', {'transfer'}),
    (r'qrencode\.h', {'transfer'}),
    (r'archive(_entry)?\.h', {'transfer'}),
    (r'xlsxwriter.*\.h', {'transfer'}),
    (r'json-glib/.*', {'transfer', 'cli'}),
    (r'gnutls/.*', {'transfer'}),
    (r'shumate/.*', {'map'}),
    (r'libsoup/.*', {'tiles', 'web'}),
    (r'libportal.*', {'app'}),
]
TOOLKIT = r'(gtk|gdk|gsk|shumate|libportal|libportal-gtk4)/.*|adwaita\.h'


def complaint(room, included, owner_of):
    """Why a file of ROOM may not include INCLUDED, or None."""
    for header, rooms in ALLOWED:
        if re.fullmatch(header, included) and room not in rooms:
            return f'only {" and ".join(sorted(rooms))} may include {included}'
    if room in CORE and re.fullmatch(TOOLKIT, included):
        return f'{room} is core: no {included} there'
    name = Path(included).name
    if name.endswith('-private.h') and owner_of.get(name, room) != room:
        return f'{name} is private to {owner_of[name]}'
    return None


def main():
    src = Path(sys.argv[1]) / 'src'
    files = sorted(src.rglob('*.[ch]'))
    owner_of = {file.name: file.relative_to(src).parts[0] for file in files}
    bad = 0
    for file in files:
        room = file.relative_to(src).parts[0]
        for number, line in enumerate(file.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
            why = match and complaint(room, match[1], owner_of)
            if why:
                print(f'{file}:{number}: {why}')
                bad += 1
    return bad > 0


sys.exit(main())
