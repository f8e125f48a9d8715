#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishes a build of the Flatpak in a signed repository, to be hosted anywhere.

Usage: repository.py FOLDER --build REPO --application ID --branch BRANCH [OPTION…]

FOLDER is made, or gets the build as its next one. It holds the repository, deltas between builds,
ID.flatpakref to install the application from, and ID.flatpakrepo to add the repository with. A web
server that hands out its files is all it needs; the key that it is signed with stays elsewhere.

  --data            the build is the application's data-only extension
  --key ID          sign with this key of --keys; default: the only one there
  --keys FOLDER     GnuPG's folder with the key; default: one of Fazhan's own
  --new-key         make a key in that folder, unless it has one
  --url URL         where FOLDER will be reached; default: as files on this machine
  --runtime URL     the .flatpakrepo that the runtime comes from
"""
import argparse
import base64
import os
import subprocess
import sys
from pathlib import Path

KEY_NAME = 'Fazhan repository'


class Trouble(Exception):
    """What is told in one sentence."""


def run(*command, **options):
    result = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, **options)
    if result.returncode != 0:
        raise Trouble(f'{" ".join(map(str, command[:2]))} failed with status {result.returncode}.')
    return result.stdout


def default_keys():
    data = os.environ.get('XDG_DATA_HOME') or Path.home() / '.local/share'
    return Path(data) / 'fazhan-repository'


class Keys:
    """GnuPG's folder with the key that a repository is signed with."""

    def __init__(self, folder):
        self.folder = folder

    def gpg(self, *arguments):
        return run('gpg', '--homedir', self.folder, '--batch', '--quiet', *arguments)

    def fingerprints(self):
        """Those of the keys that can sign."""
        if not self.folder.exists():
            return []
        lines = self.gpg('--list-secret-keys', '--with-colons').decode().splitlines()
        fields = [line.split(':') for line in lines]
        return [after[9] for before, after in zip(fields, fields[1:])
                if before[0] == 'sec' and after[0] == 'fpr']

    def make(self):
        """It has no passphrase: who may read the folder may sign."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.gpg('--passphrase', '', '--quick-generate-key', KEY_NAME, 'ed25519', 'sign', 'never')
        self.stop()

    def public(self, key):
        return self.gpg('--export', '--export-options', 'export-minimal', key)

    def stop(self):
        """Ends the agent that GnuPG leaves behind."""
        subprocess.run(['gpgconf', '--homedir', str(self.folder), '--kill', 'gpg-agent'],
                       check=False, stderr=subprocess.DEVNULL)


def choose_key(keys, wanted, new):
    found = keys.fingerprints()
    if not found and new:
        keys.make()
        found = keys.fingerprints()
    if wanted:
        return wanted
    if not found:
        raise Trouble(f'There is no key in {keys.folder}: name one, or ask for a new one.')
    if len(found) > 1:
        raise Trouble(f'There are {len(found)} keys in {keys.folder}: name one of them.')
    return found[0]


def ref_of(options):
    arch = run('flatpak', '--default-arch').decode().strip()
    name = f'runtime/{options.application}.Data' if options.data else f'app/{options.application}'
    return f'{name}/{arch}/{options.branch}'


def write_refs(options, public_key, title):
    """The files that people open to install the application or to add the repository."""
    key = base64.b64encode(public_key).decode()
    url = options.url or options.folder.resolve().as_uri()
    shared = {'Title': title, 'Url': url, 'GPGKey': key}
    ref = {'Name': options.application, 'Branch': options.branch, 'IsRuntime': 'false', **shared}
    if options.runtime:
        ref['RuntimeRepo'] = options.runtime
    for kind, group, values in (('flatpakref', 'Flatpak Ref', ref),
                                ('flatpakrepo', 'Flatpak Repo', shared)):
        lines = [f'[{group}]', *(f'{name}={value}' for name, value in values.items())]
        (options.folder / f'{options.application}.{kind}').write_text('\n'.join(lines) + '\n')


def publish(options):
    """Signs what is built, adds it with deltas from the builds before it."""
    keys = Keys(options.keys)
    folder = options.folder
    if keys.folder.resolve().is_relative_to(folder.resolve()):
        raise Trouble('The key may not lie in the folder that is handed to everybody.')
    try:
        key = choose_key(keys, options.key, options.new_key)
        signing = [f'--gpg-sign={key}', f'--gpg-homedir={keys.folder}']
        if not (folder / 'config').exists():
            folder.mkdir(parents=True, exist_ok=True)
            run('ostree', 'init', f'--repo={folder}', '--mode=archive')
        run('flatpak', 'build-commit-from', '--no-update-summary', *signing,
            f'--src-repo={options.build}', folder, ref_of(options))
        branch = [] if options.data else [f'--default-branch={options.branch}']
        run('flatpak', 'build-update-repo', *signing, '--generate-static-deltas',
            f'--title={options.title}', *branch, folder)
        if not options.data:
            write_refs(options, keys.public(key), options.title)
    finally:
        keys.stop()


def parse(arguments):
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n', 1)[1])
    parser.add_argument('folder', type=Path)
    parser.add_argument('--build', type=Path, required=True)
    parser.add_argument('--application', required=True)
    parser.add_argument('--branch', required=True)
    parser.add_argument('--data', action='store_true')
    parser.add_argument('--title', default='Fazhan')
    parser.add_argument('--key')
    parser.add_argument('--keys', type=Path, default=default_keys())
    parser.add_argument('--new-key', action='store_true')
    parser.add_argument('--url')
    parser.add_argument('--runtime')
    return parser.parse_args(arguments)


def main():
    options = parse(sys.argv[1:])
    try:
        publish(options)
    except Trouble as trouble:
        print(f'repository.py: {trouble}', file=sys.stderr)
        return 1
    print(f'It is signed with the key in {options.keys}. Keep a copy of that folder: the next '
          'build must be signed with the same key.', file=sys.stderr)
    return 0


if __name__ == '__main__':
    sys.exit(main())
