#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak's manifests: all libraries there, sources pinned, no right too many, both alike.
And flatpak/rights.py, which reads the rights of what was built, notices one too many or too few.

Usage: flatpak.py SOURCE-ROOT
"""
import json
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(sys.argv[1]) / 'flatpak'))
import rights  # noqa: E402

ID = 'io.github.fazhan.Fazhan'

# The metadata of a build, and what may not be added to it or taken from it.
BUILT = f"""[Application]
name={ID}
runtime=org.gnome.Platform/x86_64/50
command=fazhan

[Context]
shared=network;ipc;
sockets=x11;wayland;fallback-x11;
devices=dri;

[Extension {ID}.Debug]
directory=lib/debug
"""
CHANGED = (
    ('devices=dri;', 'devices=all;'),
    ('devices=dri;\n', ''),
    ('shared=network;ipc;', 'shared=ipc;'),
    ('sockets=x11;wayland;fallback-x11;', 'sockets=x11;wayland;'),
    ('sockets=', 'sockets=pulseaudio;'),
    ('devices=dri;', 'devices=dri;\nfilesystems=home;'),
    ('devices=dri;', 'devices=dri;\nfeatures=devel;'),
    ('devices=dri;', 'devices=dri;\npersistent=.fazhan;'),
    ('devices=dri;', 'devices=dri;\nunheard=of;'),
    ('[Extension', '[Session Bus Policy]\norg.freedesktop.secrets=talk\n\n[Extension'),
    ('[Extension', '[System Bus Policy]\norg.freedesktop.UDisks2=see\n\n[Extension'),
    ('[Extension', '[Environment]\nGTK_PATH=/app/lib\n\n[Extension'),
    ('[Extension', '[USB Devices]\nenumerable-devices=all\n\n[Extension'),
)

# What GNOME's runtime brings, by the names that meson.build uses.
RUNTIME = {'gio-2.0', 'gio-unix-2.0', 'glib-2.0', 'gobject-2.0', 'gmodule-2.0', 'gtk4',
           'gtk4-unix-print', 'pango', 'pangocairo', 'cairo', 'graphene-1.0', 'gdk-pixbuf-2.0',
           'libadwaita-1', 'json-glib-1.0', 'libportal', 'libportal-gtk4', 'libsoup-3.0',
           'libsecret-1', 'libdex-1', 'sqlite3', 'gnutls', 'icu-uc', 'icu-i18n', 'zlib', 'libarchive', 'm'}

# What it does not bring: the module that builds it.
MODULES = {'shumate-1.0': 'libshumate', 'libprotobuf-c': 'protobuf-c', 'csv': 'libcsv',
           'libqrencode': 'qrencode', 'qrencode': 'qrencode', 'xlsxwriter': 'libxlsxwriter'}

# Modules that the application uses by way of another one.
USED_BY = {'protobuf-c': 'libshumate'}

DEPENDENCY = re.compile(r"\b(?:dependency|find_library)\(\s*'([^']+)'")


def all_of(modules):
    for module in modules:
        yield module
        yield from all_of(module.get('modules', []))


def load(file):
    manifest = json.loads(file.read_text())
    manifest['modules'] = [
        json.loads((file.parent / module).read_text()) if isinstance(module, str) else module
        for module in manifest['modules']]
    return manifest


def dependencies(root):
    for file in [root / 'meson.build', *sorted((root / 'src').rglob('meson.build'))]:
        for name in DEPENDENCY.findall(file.read_text()):
            yield name


def check_libraries(root, manifest):
    built = {module['name'] for module in all_of(manifest['modules'])}
    needed = {manifest['modules'][-1]['name']}
    for name in sorted(set(dependencies(root)) - RUNTIME):
        module = MODULES.get(name)
        if module is None:
            yield f'{name} is neither in the runtime nor does a module of flatpak/modules build it'
        elif module not in built:
            yield f'{name} is not in the runtime, and the module {module} is missing'
        needed.add(module)
    needed |= {name for name, user in USED_BY.items() if user in needed}
    for name in sorted(built - needed):
        yield f'the module {name} builds what the application does not use'


def check_source(source):
    kind = source['type']
    if kind == 'archive':
        if not re.fullmatch('[0-9a-f]{64}', source.get('sha256', '')):
            yield 'an archive is not pinned by SHA-256'
    elif kind == 'git':
        if not re.fullmatch('[0-9a-f]{40}', source.get('commit', '')):
            yield 'a git source is not pinned to a commit'
    elif kind not in ('shell', 'patch', 'dir'):
        yield f'a source is of the kind {kind}'
    if not source.get('url', 'https://').startswith('https://'):
        yield f'{source["url"]} is not https'


def check_modules(manifest):
    for module in all_of(manifest['modules']):
        sources = module['sources']
        for source in sources:
            yield from (f'{module["name"]}: {what}' for what in check_source(source))
        if '--share=network' in json.dumps(module.get('build-options', {})):
            yield f'{module["name"]} asks for the network while it is built'
        if module is not manifest['modules'][-1] and any(s['type'] == 'dir' for s in sources):
            yield f'{module["name"]} is not made from its own project’s source'


def check_manifest(root, manifest, name):
    if manifest['id'] != name:
        yield f'its id is {manifest["id"]}'
    yield from rights.complaints(manifest['finish-args'])
    if manifest.get('separate-locales', True):
        yield 'its translations would not be in the bundle'
    yield from check_libraries(root, manifest)
    yield from check_modules(manifest)


def check_reader():
    """What reads the rights of a build passes a good one and no other."""
    for complaint in rights.complaints(rights.rights_in(BUILT)):
        yield f'flatpak/rights.py says of a good build: {complaint}'
    for old, new in CHANGED:
        changed = BUILT.replace(old, new, 1)
        if changed == BUILT or not list(rights.complaints(rights.rights_in(changed))):
            yield f'flatpak/rights.py lets "{new}" pass where it should be "{old}"'


def comparable(manifest):
    """What both manifests have to have in common."""
    application = dict(manifest['modules'][-1])
    application['config-opts'] = sorted(
        set(application['config-opts']) - {'-Dprofile=development'})
    return dict(manifest, id=None, modules=manifest['modules'][:-1] + [application])


def check_extension(root, manifest):
    """The data-only extension: its branch is the form of the database, which the migrations give,
    so that a program is never offered a database that is newer than it."""
    point = manifest.get('add-extensions', {}).get(f'{ID}.Data', {})
    extension = json.loads((root / 'flatpak' / f'{ID}.Data.json').read_text())
    form = str(max(int(file.name[:3]) for file in (root / 'resources/sql').glob('*.sql')))
    folder = '/app/' + point.get('directory', '')
    application = manifest['modules'][-1]
    if not point:
        yield 'it has no extension point for data'
        return
    for name, branch in (('the extension point', point.get('version')),
                         ('the extension', extension.get('branch'))):
        if branch != form:
            yield f'{name} is for databases of the form {branch}, and ours is {form}'
    if f'-Ddata_extension={folder}' not in application['config-opts']:
        yield f'the application does not look into {folder}'
    if f'install -d {folder}' not in application.get('post-install', []):
        yield f'nothing makes {folder}, on which the extension is mounted'
    if extension['id'] != f'{ID}.Data' or extension['runtime'] != ID:
        yield 'the extension is of another application'
    if not extension.get('build-extension') or len(extension['modules']) != 1:
        yield 'the extension holds more than data'
    if extension['sdk'].partition('//')[2] != manifest['runtime-version']:
        yield 'the extension is built with another SDK'


def main():
    root = Path(sys.argv[1])
    complaints = list(check_reader())
    manifests = {}
    for name in (ID, f'{ID}.Devel'):
        file = root / 'flatpak' / f'{name}.json'
        manifests[name] = load(file)
        complaints += [f'{file}: {what}' for what in check_manifest(root, manifests[name], name)]
        complaints += [f'{file}: {what}' for what in check_extension(root, manifests[name])]
    if comparable(manifests[ID]) != comparable(manifests[f'{ID}.Devel']):
        complaints.append('the two manifests differ in more than id and profile')
    if '-Dprofile=development' in manifests[ID]['modules'][-1]['config-opts']:
        complaints.append('the real application would be built for development')
    for complaint in complaints:
        print(complaint)
    return bool(complaints)


sys.exit(main())
