#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a manifest of the Flatpak and writes the one that ./dev flatpak builds from.

Usage: manifest.py MANIFEST --runtime-version    GNOME's runtime that it asks for
       manifest.py MANIFEST --modules            what it builds before the application
       manifest.py MANIFEST --data-branch        the branch of the data-only extension
       manifest.py MANIFEST --files-left-out ROOT
                                                 files of the Debian system in ROOT, below /usr,
                                                 of the packages that the modules take the place of
       manifest.py MANIFEST --write OUT          the manifest, whole in one file and with the tests
       manifest.py MANIFEST --write OUT --standin FOLDER ROOT
                                                 the same on the stand-in runtime, with the
                                                 modules' sources in FOLDER/sources
       manifest.py MANIFEST --write OUT --data DATABASE BRANCH RUNTIME-VERSION
                                                 the manifest of the data-only extension, with that
                                                 database in it, for that branch of the application

A module's name is the name of Debian's source package of the same library.
"""
import argparse
import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

def load(file):
    """The manifest with its modules in it; sources in folders by their whole path."""
    manifest = json.loads(file.read_text())
    manifest['modules'] = [
        json.loads((file.parent / module).read_text()) if isinstance(module, str) else module
        for module in manifest['modules']]
    for source in manifest['modules'][-1]['sources']:
        source['path'] = str((file.parent / source['path']).resolve())
    return manifest


def all_of(modules):
    for module in modules:
        yield from all_of(module.get('modules', []))
        yield module


def libraries(manifest):
    """All modules but the last, which is the application."""
    return list(all_of(manifest['modules'][:-1]))


def add_tests(manifest, folder):
    """They run in the sandbox after the build, and leave in the folder what trying it needs."""
    application = manifest['modules'][-1]
    application['config-opts'].remove('-Dtests=false')
    application.update({
        'run-tests': True,
        'test-rule': '',
        'test-commands': [
            'meson test --no-rebuild --print-errorlogs --suite core --suite ui',
            f"install tests/save-address src/fazhan-make-database '{folder}'",
        ],
        'build-options': {
            'test-args': ['--socket=x11', '--socket=session-bus', f'--filesystem={folder}'],
        },
    })


def packages_of(root, source):
    """Names of the installed packages that Debian builds from a source package."""
    for stanza in (root / 'var/lib/dpkg/status').read_text().split('\n\n'):
        name = re.search(r'^Package: (\S+)', stanza, re.M)
        made_from = re.search(r'^Source: (\S+)', stanza, re.M) or name
        if name and made_from[1] == source:
            yield name[1]


def files_of(root, source):
    """Files below /usr of those packages, relative to it."""
    for package in packages_of(root, source):
        for listing in sorted((root / 'var/lib/dpkg/info').glob(f'{package}*.list')):
            if listing.name.removesuffix('.list').split(':')[0] != package:
                continue
            for line in listing.read_text().splitlines():
                path = Path(line)
                inside = root / line.lstrip('/')
                if path.is_relative_to('/usr') and (inside.is_symlink() or inside.is_file()):
                    yield path.relative_to('/usr')


def sha256(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def use_archive(module, archive):
    """Debian's archive in place of the pinned source; what follows it, patches say, stays."""
    module['sources'][0] = {'type': 'archive', 'path': str(archive), 'sha256': sha256(archive)}


def use_binaries(module, folder, root):
    """Debian's own library, its headers and its pkg-config file, moved to where modules go."""
    target = folder / 'prebuilt' / module['name']
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for path in files_of(root, module['name']):
        place = re.sub(r'^lib/[^/]+-linux-gnu/', 'lib/', str(path))
        if not re.match(r'include/|lib/lib[^/]*\.so|lib/pkgconfig/|share/locale/', place):
            continue
        (target / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / 'usr' / path, target / place, follow_symlinks=False)
    for file in target.glob('lib/pkgconfig/*.pc'):
        text = re.sub(r'^prefix=.*', 'prefix=/app', file.read_text(), flags=re.M)
        file.write_text(re.sub(r'lib/[^/\s]+-linux-gnu', 'lib', text))
    kept = {key: module[key] for key in ('name', 'modules') if key in module}
    module.clear()
    module.update(kept, buildsystem='simple', **{
        'build-commands': ['cp -a * "$FLATPAK_DEST"'],
        'sources': [{'type': 'dir', 'path': str(target)}],
    })


def find_source(module, folder, root):
    """Gives a module what Debian has of it; returns how that relates to what is pinned."""
    archives = sorted((folder / 'sources').glob(f'{module["name"]}_*.orig.tar.*'))
    archives = [file for file in archives if file.suffix != '.asc']
    pinned = module['sources'][0].get('sha256')
    for archive in archives:
        if sha256(archive) == pinned:
            use_archive(module, archive)
            return f'built from the pinned source, by way of Debian’s {archive.name}'
    if archives:
        use_archive(module, archives[-1])
        return f'NOT the pinned source: built from Debian’s {archives[-1].name}, another archive'
    use_binaries(module, folder, root)
    return 'NOT built: Debian’s source cannot be had here, its binary package stands in, unpatched'


def stand_in(manifest, folder, root):
    manifest['runtime-version'] += '-standin'
    manifest['appstream-compose'] = False  # for shops; what flatpak-builder runs is not Debian's
    for module in libraries(manifest):
        print(f'{module["name"]}: {find_source(module, folder, root)}.')


def fill_extension(manifest, database, branch, runtime_version):
    manifest['runtime-version'] = branch
    manifest['sdk'] = f'org.gnome.Sdk//{runtime_version}'
    manifest['modules'][0]['sources'][0]['path'] = database


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n', 1)[1])
    parser.add_argument('manifest', type=Path)
    parser.add_argument('--runtime-version', action='store_true')
    parser.add_argument('--modules', action='store_true')
    parser.add_argument('--data-branch', action='store_true')
    parser.add_argument('--files-left-out', type=Path)
    parser.add_argument('--write', type=Path)
    parser.add_argument('--standin', type=Path, nargs=2)
    parser.add_argument('--data', nargs=3)
    options = parser.parse_args()
    manifest = load(options.manifest)

    if options.runtime_version:
        print(manifest['runtime-version'])
    if options.modules:
        print(*(module['name'] for module in libraries(manifest)))
    if options.data_branch:
        print(*(point['version'] for point in manifest['add-extensions'].values()))
    if options.files_left_out:
        for module in libraries(manifest):
            for path in files_of(options.files_left_out, module['name']):
                print(path)
    if options.write:
        if options.standin:
            stand_in(manifest, *options.standin)
        if options.data:
            fill_extension(manifest, *options.data)
        else:
            add_tests(manifest, options.write.parent)
        options.write.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + '\n')


sys.exit(main())
