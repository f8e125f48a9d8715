#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The version stands in meson.build alone; what must repeat it says the same, and the metainfo
passes its check whole once a homepage and the screenshots have an address.

Usage: release.py SOURCE-ROOT
"""
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

METAINFO = 'data/io.github.fazhan.Fazhan.metainfo.xml.in'
UNRELEASED = 'not yet released'
SEMANTIC = re.compile(r'\d+\.\d+\.\d+')

# What software centres show, and the validator can do without.
PARTS = ('summary', 'description', 'developer', 'launchable', 'translation', 'provides/mediatype',
         'screenshots/screenshot', 'branding/color', 'content_rating', 'releases/release',
         'requires/display_length', 'supports/control')

# The validator's one remark: GNOME's applications are named so.
WANTED = 'cid-contains-uppercase-letter'

# Addresses that belong to nobody, for the check alone.
HOSTED = {
    'APPLICATION_ID': 'io.github.fazhan.Fazhan',
    'HOMEPAGE_URL': '<url type="homepage">https://fazhan.example/</url>',
    'SCREENSHOTS_URL': 'https://fazhan.example/screenshots',
    'SCREENSHOTS_BEGIN': '',
    'SCREENSHOTS_END': '',
}


def check_version(root):
    version = re.search(r"version: '([^']+)'", (root / 'meson.build').read_text())[1]
    heading = (root / 'NEWS').read_text().splitlines()[0]
    news = re.fullmatch(r'Fazhan (\S+), (\S.*)', heading)
    release = ElementTree.parse(root / METAINFO).find('releases/release')
    if not SEMANTIC.fullmatch(version):
        yield f'meson.build: {version} is no version of three numbers'
    if news is None:
        yield f'NEWS: its first line is not "Fazhan VERSION, DATE": {heading}'
        return
    if news[1] != version:
        yield f'NEWS: speaks of {news[1]}, meson.build of {version}'
    if release.get('version') != version:
        yield f'{METAINFO}: speaks of {release.get("version")}, meson.build of {version}'
    if news[2] == UNRELEASED:
        if release.get('type') != 'development':
            yield f'{METAINFO}: {version} is not yet released, its type must be development'
    elif news[2] != release.get('date') or release.get('type', 'stable') != 'stable':
        yield f'{METAINFO}: {version} was released on {news[2]}, as a stable version'


def check_screenshots(root):
    """Each picture is there in the size that is told."""
    for image in ElementTree.parse(root / METAINFO).iter('image'):
        name = image.text.replace('@SCREENSHOTS_URL@', 'data/screenshots')
        if not (root / name).exists():
            yield f'{METAINFO}: {name} is missing'
            continue
        header = (root / name).read_bytes()[16:24]
        size = int.from_bytes(header[:4], 'big'), int.from_bytes(header[4:], 'big')
        if size != (int(image.get('width')), int(image.get('height'))):
            yield f'{METAINFO}: {name} has {size[0]} by {size[1]} pixels'


def check_parts(root):
    metainfo = ElementTree.parse(root / METAINFO)
    for part in PARTS:
        if metainfo.find(part) is None:
            yield f'{METAINFO}: it has no {part}'


def check_metainfo(root):
    text = (root / METAINFO).read_text()
    for name, value in HOSTED.items():
        text = text.replace(f'@{name}@', value)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / 'io.github.fazhan.Fazhan.metainfo.xml'
        file.write_text(text)
        result = subprocess.run(
            ['appstreamcli', 'validate', '--no-net', '--strict', '--pedantic', file],
            text=True, capture_output=True)
    remarks = [line for line in result.stdout.splitlines()
               if re.match('[EWIP]: ', line) and WANTED not in line]
    if result.returncode != 0 or remarks:
        yield f'{METAINFO}:\n{result.stdout}{result.stderr}'


def main():
    root = Path(sys.argv[1])
    bad = [*check_version(root), *check_screenshots(root), *check_parts(root),
           *check_metainfo(root)]
    for complaint in bad:
        print(complaint)
    return bool(bad)


sys.exit(main())
