#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Has other programs read what is exported, and compares what they see with the records.

GDAL opens every format that it knows, LibreOffice workbooks and CSV, vobject cards. What
LibreOffice saves again is brought in, and must change nothing. A program that is not there is
said to be missing; without any of them nothing is tested.

Usage: other-programs.py FAZHAN-CLI SAMPLE-DATABASE
"""
import csv
import importlib.util
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

# What spreadsheets and markup would take for something else, in a field of free text.
TEXTS = ['=1+1', "'=1", '-x', '+1', '@x', 'a,"b";c', 'one\ntwo', '<b>&amp;</b>', '１２', '007',
         '2026-01-05', '1E5', '𠮷㙟', '\\n', ' — “x”']
# In CSV there is nothing to tell them from numbers by.
NUMBERS = ['007', '1E5']
FORMATS = {'csv': 'csv', 'plain.csv': 'csv-plain', 'xlsx': 'xlsx', 'geojson': 'geojson',
           'kml': 'kml', 'gpx': 'gpx', 'db': 'sqlite', 'vcf': 'vcard'}
LAYERS = {'csv': 'stations', 'plain.csv': 'stations.plain', 'xlsx': 'sample data',
          'geojson': 'stations', 'kml': 'stations', 'gpx': 'waypoints', 'db': 'station'}
AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1'
FROM_CSV = 'Text - txt - csv (StarCalc):44,34,76,1'
SKIPPED = 77


def run(*command):
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=300)
    if done.returncode != 0:
        sys.exit(f'{" ".join(map(str, command))}: {done.stderr.decode(errors="replace")}')
    return done.stdout.decode()


def differ(what, found, expected):
    if found != expected:
        sys.exit(f'{what}: {found!r} in the place of {expected!r}')


def is_near(a, b):
    return abs(float(a) - float(b)) < 1e-7


def prepare(cli, shipped, folder):
    """Exports everything, with hostile texts in it; returns the records by code."""
    database = folder / 'records.sqlite'
    shutil.copyfile(shipped, database)
    database.chmod(0o644)
    connection = sqlite3.connect(database)
    codes = [row[0] for row in connection.execute('SELECT code FROM station ORDER BY code')]
    for code, text in zip(codes, TEXTS):
        run(cli, 'set', code, f'access={text}', '--by', 'lin', '--database', database)
    for suffix, name in FORMATS.items():
        run(cli, 'export', folder / f'stations.{suffix}', '--format', name, '--database', database)
    connection.row_factory = sqlite3.Row
    records = {row['code']: row for row in connection.execute(
        'SELECT code, name_hans, name_en, lat, lon, access, address, phone, hours FROM station')}
    connection.close()
    return database, records


def check_row(what, row, records):
    """A row of texts, by the names of the columns."""
    record = records[row['code']]
    for name in ('name_hans', 'name_en', 'access', 'address', 'phone', 'hours'):
        found = row.get(name) or ''
        # Texts that would be taken for a formula are defused.
        if found[:2] in ("'=", "'+", "'-", "'@", "''") and found != record[name]:
            found = found[1:]
        differ(f'{what}: {row["code"]}: {name}', found, record[name] or '')
    for name in ('lat', 'lon'):
        if not is_near(row[name], record[name]):
            sys.exit(f'{what}: {row["code"]}: {name}: {row[name]}')


def check_rows(what, rows, records):
    differ(f'{what}: number of rows', len(rows), len(records))
    differ(f'{what}: codes', {row['code'] for row in rows}, set(records))
    for row in rows:
        check_row(what, row, records)


def read_layer(path, layer):
    options = ['-oo', 'EMPTY_STRING_AS_NULL=NO'] if path.suffix == '.csv' else []
    if path.suffix == '.xlsx':
        options = ['-oo', 'FIELD_TYPES=STRING']
    found = json.loads(run('ogrinfo', '-json', '-features', *options, path, layer))
    return found['layers'][0]['features']


def check_place(what, feature, record):
    lon, lat = feature['geometry']['coordinates'][:2]
    if not (is_near(lon, record['lon']) and is_near(lat, record['lat'])):
        sys.exit(f'{what}: {record["code"]} at {lat}, {lon}')


def check_with_gdal(folder, records):
    by_name = {}
    for record in records.values():
        by_name.setdefault(record['name_en'] or record['name_hans'], []).append(record)
    for suffix, layer in LAYERS.items():
        what = f'GDAL, {suffix}'
        features = read_layer(folder / f'stations.{suffix}', layer)
        differ(f'{what}: number', len(features), len(records))
        rows = [feature['properties'] for feature in features]
        if suffix in ('csv', 'plain.csv', 'xlsx', 'db'):
            check_rows(what, rows, records)
        for feature, row in zip(features, rows):
            if suffix in ('geojson', 'kml'):
                check_place(what, feature, records[row['code']])
            elif suffix == 'gpx' and not any(
                    name in row['name'] and any(
                        is_near(feature['geometry']['coordinates'][0], record['lon'])
                        and is_near(feature['geometry']['coordinates'][1], record['lat'])
                        for record in same) for name, same in by_name.items()):
                sys.exit(f'{what}: {row["name"]} is no station there')
            if suffix == 'geojson':
                # Texts there are plain: no spaces stand round them.
                differ(f'{what}: access', row['access'] or '',
                       (records[row['code']]['access'] or '').strip())
    print('GDAL reads', ', '.join(LAYERS))


def save_again(folder, path, filters, *options):
    run('soffice', f'-env:UserInstallation={(folder / "office").as_uri()}', '--headless',
        *options, '--convert-to', filters, '--outdir', folder / 'again', path)


def check_import(cli, database, path, lost):
    """What is brought in from @path changes nothing but the texts that are lost."""
    found = json.loads(run(cli, 'import', path, '--dry-run', '--json', '--database', database))
    for count in ('added', 'missing', 'errors'):
        differ(f'{path}: {count}', found[count], 0)
    differ(f'{path}: changed', [field['old'] for station in found['details']['stations']
                                for field in station['fields']], lost)


def check_with_libreoffice(cli, database, folder, records):
    again = folder / 'again'
    save_again(folder, folder / 'stations.xlsx', AS_CSV)
    with open(next(again.glob('*.csv')), newline='', encoding='utf-8') as file:
        check_rows('LibreOffice, xlsx', list(csv.DictReader(file)), records)
    save_again(folder, folder / 'stations.xlsx', 'xlsx')
    check_import(cli, database, again / 'stations.xlsx', [])
    save_again(folder, folder / 'stations.csv', 'xlsx', f'--infilter={FROM_CSV}')
    check_import(cli, database, again / 'stations.xlsx', NUMBERS)
    print('LibreOffice reads xlsx and csv, and what it saves changes nothing')


def check_with_vobject(folder, records):
    import vobject
    text = (folder / 'stations.vcf').read_text(encoding='utf-8')
    cards = list(vobject.readComponents(text))
    differ('vobject: number of cards', len(cards), len(records))
    by_code = {card.uid.value.rsplit('-', 1)[1]: card for card in cards}
    for code, record in records.items():
        card = by_code[code]
        if (record['name_en'] or record['name_hans']) not in card.fn.value:
            sys.exit(f'vobject: {code}: {card.fn.value}')
        # It ends a text at a comma, also this URI of vCard 4, where commas are as they are.
        if not is_near(card.geo.value.removeprefix('geo:').split(',')[0], record['lat']):
            sys.exit(f'vobject: {code}: {card.geo.value}')
    print('vobject reads vcf')


def main():
    cli, shipped = map(pathlib.Path, sys.argv[1:])
    checks = {
        'ogrinfo': shutil.which('ogrinfo'),
        'soffice': shutil.which('soffice'),
        'vobject': importlib.util.find_spec('vobject'),
    }
    for name in [name for name, found in checks.items() if found is None]:
        print(f'{name} is not here: what it would read is not tested')
    if not any(checks.values()):
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as path:
        folder = pathlib.Path(path)
        database, records = prepare(cli, shipped, folder)
        if checks['ogrinfo']:
            check_with_gdal(folder, records)
        if checks['soffice']:
            check_with_libreoffice(cli, database, folder, records)
        if checks['vobject']:
            check_with_vobject(folder, records)


main()
