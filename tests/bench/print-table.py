#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of a run of ./dev bench as README's table, with the machine's name.

Usage: print-table.py BENCH.JSONL
"""
import json
import os
import platform
import re
import sys
from pathlib import Path

# What each figure is, in the order of the table. One that is not here comes last,
# by its name alone; a peer's own figure is not shown.
WHAT = {
    'startup-ratio': 'start to a window with list and pins',
    'startup-drawn-ratio': 'start to a map with its labels',
    'memory-188': 'memory above the bare window',
    'keystroke-188': 'keystroke to results and counts, 188 stations',
    'keystroke-600k': 'the same, 600,000 synthetic stations',
    'results-shown-188': 'keystroke to the new list and pins on screen, 188 stations',
    'results-shown-600k': 'the same, 600,000 stations',
    'panel-shown-first': 'choosing a station to its details on screen, the first one',
    'panel-shown-188': 'the same, one after another',
    'panel-shown-full-188': 'the same, everything filled',
    'filter-to-pins-188': 'a change of filter to the new list and pins on screen, 188 stations',
    'filter-to-pins-600k': 'the same, 600,000 stations',
    'filter-600k': 'a filter changed, 600,000 stations',
    'origin-188': 'a starting point set, 188 stations',
    'origin-600k': 'the same, 600,000 stations',
    'history-1m': 'the first page of a history of 1,000,000 changes',
    'history-filtered-1m': 'the same by the slowest filter',
    'save-durable': 'a record saved, safe on the disk, beside that history',
    'nearest20-600k': 'the nearest 20 of 600,000',
    'table-bytes-600k': 'memory of the table, a station',
    'hours-600k': 'which of 600,000 stations are open',
    'hours-again-600k': 'the same at another time',
    'hours-varied-600k': 'the same with 20,000 kinds of hours',
    'pan-ratio-188': 'a frame while panning and zooming, 188 stations',
    'pan-ratio-20k': 'the same, 20,000 stations',
    'pan-ratio-600k': 'the same, 600,000 stations',
    'pan-markers-188': "the same with libshumate's own markers, 188 of them",
    'pan-markers-2k': 'the same, 2,000 markers',
    'pan-markers-5k': 'the same, 5,000 markers',
    'cluster-build-ratio': 'clusters of 1,000,000 points, all made',
    'cluster-view-ratio': 'clusters of 1,000,000 points, a view',
    'cluster-memory-ratio': 'clusters of 1,000,000 points, memory',
    'cluster-sort-ms': 'the points only sorted, which a first view needs',
    'cluster-view-first-ratio': 'a view of which nothing was made before',
    'cluster-view-first-ms': 'the longest such view',
    'district-pdf': 'the sheet of the largest district as a PDF',
    'district-pdf-2000': 'the same, a district of 2,000 stations',
    'save-to-views': 'an edit saved and shown everywhere',
    'import-preview-188': 'a file of 188 stations read, matched and compared',
    'import-preview-100k': 'the same, 100,000 stations',
    'import-preview-memory-100k': 'memory of that',
    'import-preview-changed-100k': 'the same where every station has another value',
    'import-preview-changed-memory-100k': 'memory of that',
    'import-100k': 'such a file taken in, every station changed',
    'import-window-shown-100k': 'the longest that showing its review keeps the main thread',
    'import-window-take-100k': 'the same as all of it is taken or left',
    'import-window-100k': 'a frame while that review is scrolled',
    'export-100k': '100,000 stations written as CSV',
    'records-scroll-100k': 'a frame while the table of 100,000 records is scrolled by three rows',
    'records-scroll-bare': "the same with GTK's own labels and nothing behind them",
    'records-page-100k': 'a frame while it is scrolled by pages',
    'records-page-bare': "the same with GTK's own labels",
    'records-sort-100k': 'the longest that sorting 100,000 records keeps the main thread',
    'records-sort-held-100k': 'the same with the two hundred rows that GTK fills anew',
    'records-sort-shown-100k': 'until the order is on the screen',
    'records-save-100k': 'a record saved into that order',
    'records-view-no-phone-100k': 'those of 100,000 records without a telephone',
    'records-view-duplicates-100k': 'the possible duplicates among 100,000 records',
}


def read_field(path, pattern):
    try:
        match = re.search(pattern, Path(path).read_text(encoding='utf-8'), re.MULTILINE)
    except OSError:
        return None
    return match and match[1].strip()


def machine():
    """This machine in words: what it computes with, and what it runs."""
    model = read_field('/proc/cpuinfo', r'^model name\s*:\s*(.+)$') or platform.machine()
    kilobytes = read_field('/proc/meminfo', r'^MemTotal:\s*(\d+)')
    memory = f', {round(int(kilobytes) / 1048576)} GB of memory' if kilobytes else ''
    system = read_field('/etc/os-release', r'^PRETTY_NAME="(.+)"$') or platform.system()
    return f'{model}, {len(os.sched_getaffinity(0))} processors{memory}, {system}'


def number(value):
    return f'{value:.3g}' if value < 1000 else f'{value:,.0f}'


def row(figure):
    name, unit = figure['name'], figure['unit']
    what = WHAT.get(name, '')
    limit = f"{figure['limit']:g}" if 'limit' in figure else ''
    if 'peer' in figure:
        measured = f"{figure['ratio']:.2f} × `{figure['peer']}` ({number(figure['value'])} {unit})"
        return name, what, measured, f'{limit} ×' if limit else ''
    short = unit.split(',')[0].removesuffix(' a station')
    return name, what, f"{number(figure['value'])} {unit}", f'{limit} {short}' if limit else ''


def main():
    lines = Path(sys.argv[1]).read_text(encoding='utf-8').splitlines()
    figures = {figure['name']: figure for figure in map(json.loads, lines)}
    peers = {figure['peer'] for figure in figures.values() if 'peer' in figure}
    names = [name for name in WHAT if name in figures]
    names += [name for name in figures if name not in WHAT and name not in peers]

    print(f'Measured by `./dev bench` on: {machine()}; software rendering.\n')
    print('| name | what | measured | limit |')
    print('| --- | --- | --- | --- |')
    for name in names:
        name, *cells = row(figures[name])
        print(f'| `{name}` | {" | ".join(cells)} |')


main()
