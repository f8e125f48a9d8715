#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Flatpak may do, with the reason for each right, and what a built one may do.

Usage: rights.py METADATA    complains about the metadata of a built Flatpak, `-` for what is piped

tests/lint/flatpak.py holds the manifests to the same list, and this script to its own.
"""
import configparser
import sys
from pathlib import Path

RIGHTS = {
    '--socket=wayland': 'shows its window',
    '--socket=fallback-x11': 'shows its window where there is no Wayland',
    '--share=ipc': 'shares memory with the X server',
    '--device=dri': 'draws with the graphics card',
    '--share=network': 'fetches map tiles, once somebody has chosen such a map',
}

# The options that give what the group [Context] lists.
CONTEXT = {'shared': '--share', 'sockets': '--socket', 'devices': '--device',
           'filesystems': '--filesystem', 'features': '--allow', 'persistent': '--persist'}

# They say what was built, and give no right.
HARMLESS = {'Application', 'Build'}


def options_in(metadata):
    parser = configparser.RawConfigParser(delimiters='=', comment_prefixes='#', strict=True)
    parser.optionxform = str
    parser.read_string(metadata)
    for group in parser.sections():
        if group == 'Context':
            for key, values in parser.items(group):
                option = CONTEXT.get(key, key)
                yield from (f'{option}={value}' for value in values.split(';') if value)
        elif group not in HARMLESS and not group.startswith('Extension '):
            yield from (f'[{group}] {key}={value}' for key, value in parser.items(group))


def rights_in(metadata):
    """The rights that the text asks for, as options; of another group, as it says them."""
    rights = list(options_in(metadata))
    if '--socket=fallback-x11' in rights:
        rights.remove('--socket=x11')  # so it is written, for a Flatpak that knows no fallback
    return rights


def complaints(rights):
    """What is asked for too much, and what is missing."""
    for right in sorted(set(rights) ^ RIGHTS.keys()):
        yield f'{right} is {"missing" if right in RIGHTS else "asked for, and nothing needs it"}'


def main():
    name = sys.argv[1]
    text = sys.stdin.read() if name == '-' else Path(name).read_text()
    if '[Application]' not in text:
        print('This is no metadata of an application.')
        return 1
    rights = rights_in(text)
    bad = list(complaints(rights))
    for complaint in bad:
        print(complaint)
    for right in rights if not bad else ():
        print(f'{right}: {RIGHTS[right]}')
    return bool(bad)


if __name__ == '__main__':
    sys.exit(main())
