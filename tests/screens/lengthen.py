#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A catalogue of English made longer by two fifths, to find what has no room for it.

Usage: lengthen.py CATALOGUE.po LOCALE-FOLDER

The words to be lengthened are those of the catalogue, which has them all; the language is
called "long".
"""
import ast
import re
import subprocess
import sys
from pathlib import Path

SHARE = 0.4
SYLLABLES = 'lo ngér wo rds thán thése '
FIELD = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) ((?:"(?:\\.|[^"\\])*"\n?)+)',
                   re.M)
HEADER = ('msgid ""\nmsgstr "Language: long\\nContent-Type: text/plain; charset=UTF-8\\n'
          'Plural-Forms: nplurals=2; plural=n != 1;\\n"\n')


def text_of(lines):
    return ''.join(ast.literal_eval(line) for line in lines.strip().split('\n'))


def quoted(text):
    escaped = text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t')
    return f'"{escaped}"'


def longer(text):
    """More letters at the end, before a line break or the dots of a menu; a name stays itself."""
    if len(text) < 2 or text == 'Fazhan' or '%-d' in text:
        return text
    body = text.rstrip('…\n:')
    n = max(1, round(len(body) * SHARE))
    more = ' ' + (SYLLABLES * (n // len(SYLLABLES) + 1))[:n].strip()
    return body + more + text[len(body):]


def entries(po):
    for block in po.split('\n\n'):
        fields = {name: text_of(value) for name, value in FIELD.findall(block)}
        if fields.get('msgid') and not block.startswith('#~'):
            yield fields


def main(catalogue, folder):
    lines = [HEADER]
    for fields in entries(Path(catalogue).read_text(encoding='utf-8')):
        if 'msgctxt' in fields:
            lines.append(f'msgctxt {quoted(fields["msgctxt"])}')
        lines.append(f'msgid {quoted(fields["msgid"])}')
        if 'msgid_plural' in fields:
            lines.append(f'msgid_plural {quoted(fields["msgid_plural"])}')
            lines.append(f'msgstr[0] {quoted(longer(fields["msgid"]))}')
            lines.append(f'msgstr[1] {quoted(longer(fields["msgid_plural"]))}')
        else:
            lines.append(f'msgstr {quoted(longer(fields["msgid"]))}')
        lines.append('')
    target = Path(folder, 'long/LC_MESSAGES/fazhan.mo')
    target.parent.mkdir(parents=True)
    subprocess.run(['msgfmt', '-o', str(target), '-'], input='\n'.join(lines).encode(), check=True)


if __name__ == '__main__':
    main(*sys.argv[1:])
