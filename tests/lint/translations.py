#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations are whole: POTFILES.in lists the files with strings, every language has them all.

Usage: translations.py SOURCE-ROOT
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

REQUIRED = ('zh_CN', 'zh_TW')
SKIPPED = 77  # meson's exit status for it

# What is no code: comments and character constants whole, strings' insides.
C_NOISE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
C_KEYWORDS = ('_', 'N_', 'C_', 'NC_', 'Q_', 'gettext', 'ngettext',
              'g_dgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')
# With a text in it: _ (topic->title) looks up one that is marked elsewhere.
C_CALL = re.compile(r'(?<!\w)(?:%s)\s*\([^;()]*"' %
                    '|'.join(k.split(':')[0] for k in C_KEYWORDS))
BLUEPRINT_CALL = re.compile(r'(?<!\w)C?_\s*\(\s*"')
XGETTEXT_KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'Q_:1g', 'gettext', 'ngettext:1,2',
                     'g_dgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3')


def has_strings_c(text):
    code = C_NOISE.sub(lambda m: '""' if m[0][0] == '"' else ' ', text)
    code = re.sub(r'^[ \t]*#[ \t]*define\b.*', '', code, flags=re.M)
    return bool(C_CALL.search(code))


def has_strings_blueprint(text):
    return bool(BLUEPRINT_CALL.search(re.sub(r'/\*.*?\*/|//[^\n]*', ' ', text, flags=re.S)))


def files_with_strings(root):
    for file in (root / 'src').rglob('*.[ch]'):
        if has_strings_c(file.read_text()):
            yield file
    for file in (root / 'resources').rglob('*.blp'):
        if has_strings_blueprint(file.read_text()):
            yield file
    for pattern in ('*.desktop.in*', '*.metainfo.xml.in*', '*.mime.xml.in*', '*.gschema.xml*'):
        yield from (root / 'data').rglob(pattern)


def check_potfiles(root):
    lines = (root / 'po/POTFILES.in').read_text().splitlines()
    listed = {line.strip() for line in lines if line.strip() and not line.startswith('#')}
    found = {str(file.relative_to(root)) for file in files_with_strings(root)}
    for name in sorted(found - listed):
        print(f'po/POTFILES.in: {name} has strings and is not listed')
    for name in sorted(listed - found):
        print(f'po/POTFILES.in: {name} is listed and has no strings')
    return found == listed


def run(*command, **options):
    environment = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='C')
    return subprocess.run(command, env=environment, text=True, capture_output=True, **options)


def extract(root, template):
    result = run('xgettext', '--from-code=UTF-8', '--add-comments', '--files-from=po/POTFILES.in',
                 '--package-name=fazhan', f'--output={template}',
                 *(f'--keyword={keyword}' for keyword in XGETTEXT_KEYWORDS), cwd=root)
    if result.returncode != 0:
        print(result.stderr)
    return result.returncode == 0 and template.exists()


def check_language(root, name, template):
    file = root / 'po' / f'{name}.po'
    if not file.exists():
        print(f'{file}: is missing')
        return False
    merged = template.with_name(f'{name}.po')
    merge = run('msgmerge', '--no-fuzzy-matching', '--quiet', '-o', merged, file, template)
    check = run('msgfmt', '--check', '--statistics', '-o', os.devnull, merged)
    whole = merge.returncode == 0 and check.returncode == 0 and re.fullmatch(
        r'\d+ translated messages?\.\n', check.stderr)
    if not whole:
        print(f'{file}: {merge.stderr}{check.stderr}')
        print(run('msgattrib', '--untranslated', '--no-obsolete', merged).stdout)
        print(run('msgattrib', '--only-fuzzy', '--no-obsolete', merged).stdout)
    return bool(whole)


def check_hong_kong(root, folder):
    """No term of Taiwan's is left in Hong Kong's catalogue: its terms change no more."""
    terms, catalogue = root / 'po/zh_HK.sed', folder / 'hong-kong.mo'
    made = run('sh', root / 'po/hong-kong.sh', terms, root / 'po/zh_TW.po', catalogue)
    if made.returncode != 0:
        print(made.stderr)
        return False
    text = run('msgunfmt', '--no-wrap', catalogue).stdout
    left = run('sed', '-f', terms, input=text).stdout
    for before, after in zip(text.splitlines(), left.splitlines()):
        if before != after:
            print(f'po/zh_HK.sed: would still change {before}')
    return text == left


def main():
    root = Path(sys.argv[1])
    if not (root / 'po/POTFILES.in').exists():
        return SKIPPED
    linguas = root / 'po/LINGUAS'
    listed = linguas.read_text() if linguas.exists() else ''
    languages = {word for line in listed.splitlines() if not line.startswith('#')
                 for word in line.split()}
    good = check_potfiles(root)
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / 'fazhan.pot'
        if not extract(root, template):
            return 1
        for name in sorted(languages.union(REQUIRED)):
            good = check_language(root, name, template) and good
        good = check_hong_kong(root, Path(folder)) and good
    return not good


sys.exit(main())
