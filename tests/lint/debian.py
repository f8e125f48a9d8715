#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Debian package asks for every library that the build needs, and for no other.

Usage: debian.py SOURCE-ROOT
"""
import re
import sys
from pathlib import Path

# What Debian calls the package of each library, by the names that meson.build uses.
PACKAGES = {
    'csv': 'libcsv-dev',
    'freexl': 'libfreexl-dev',
    'gio-2.0': 'libglib2.0-dev',
    'gio-unix-2.0': 'libglib2.0-dev',
    'gnutls': 'libgnutls28-dev',
    'gtk4': 'libgtk-4-dev',
    'json-glib-1.0': 'libjson-glib-dev',
    'libadwaita-1': 'libadwaita-1-dev',
    'libarchive': 'libarchive-dev',
    'libportal-gtk4': 'libportal-gtk4-dev',
    'libqrencode': 'libqrencode-dev',
    'libsecret-1': 'libsecret-1-dev',
    'libsoup-3.0': 'libsoup-3.0-dev',
    'm': 'libc6-dev',
    'shumate-1.0': 'libshumate-dev',
    'sqlite3': 'libsqlite3-dev',
    'xlsxwriter': 'libxlsxwriter-dev',
    'zlib': 'zlib1g-dev',
}

# The compiler brings it.
BROUGHT = {'libc6-dev'}

DEPENDENCY = re.compile(r"\b(?:dependency|find_library)\(\s*'([^']+)'")


def libraries(root):
    """Names of what the build needs; the tests are not built in the package."""
    for file in [root / 'meson.build', *sorted((root / 'src').rglob('meson.build'))]:
        yield from DEPENDENCY.findall(file.read_text())


def asked_for(root):
    """Names of the packages that the source package is built with."""
    control = (root / 'flatpak/debian/control').read_text()
    needs = re.search(r'^Build-Depends:(.*?)^\S', control, re.M | re.S)[1]
    return {need.split()[0] for need in needs.split(',') if need.strip()}


def complaints(root):
    asked = asked_for(root)
    needed = set()
    for name in sorted(set(libraries(root))):
        package = PACKAGES.get(name)
        if package is None:
            yield f'tests/lint/debian.py does not know what Debian calls the package of {name}'
        elif package not in asked | BROUGHT:
            yield f'flatpak/debian/control: {name} needs {package}'
        needed.add(package)
    for package in sorted((asked & set(PACKAGES.values())) - needed):
        yield f'flatpak/debian/control: {package} is needed by nothing'


def main():
    bad = list(complaints(Path(sys.argv[1])))
    for complaint in bad:
        print(complaint)
    return bool(bad)


sys.exit(main())
