#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries a repository of one's own: an application installed from it updates to the next build.

Usage: try-repository.py REPO APPLICATION BRANCH DATA

REPO holds a build of the application. It is published with repository.py, handed out by a web
server of this machine's own and installed from its .flatpakref into a folder that is thrown away;
then the same is done with a next build, which differs in a file. A build that another key signed
is not taken.

DATA/1/repo and DATA/2/repo hold two versions of the data-only extension, in which one station has
the address "Trial Street 1", then "Trial Street 2". Both reach the installed application, which
stays as it is.
"""
import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import repository

MARK = 'files/share/fazhan/next-build'
CODE = '440103001'


def say(text):
    print(f'  {text}', file=sys.stderr)


def check(what, holds):
    if not holds:
        say(f'NOT SO: {what}')
        sys.exit(1)
    say(what)


class Handler(http.server.SimpleHTTPRequestHandler):
    asked = []

    def log_message(self, *_arguments):
        self.asked.append(self.path)


def serve(folder):
    """Hands out the folder's files; returns the server, whose port says where."""
    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Installation:
    """Flatpak's folder of a user who has nothing yet."""

    def __init__(self, folder, application, branch):
        self.environment = dict(os.environ, FLATPAK_USER_DIR=str(folder))
        # The runtime may be in the user's own folder: that is looked at as one that all share.
        self.with_runtime = dict(self.environment)
        runtime = subprocess.run(['flatpak', 'info', '--user', '--show-runtime',
                                  f'{application}//{branch}'], text=True, capture_output=True)
        if subprocess.run(['flatpak', 'info', '--user', runtime.stdout.strip()],
                          capture_output=True).returncode == 0:
            self.with_runtime['FLATPAK_SYSTEM_DIR'] = os.environ['FLATPAK_USER_DIR']
        self.folder = folder
        self.application = application
        self.branch = branch
        self.name = f'{application}//{branch}'

    def flatpak(self, *arguments):
        return subprocess.run(['flatpak', *arguments], env=self.environment, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True)

    def change(self, verb, *arguments):
        """Without the runtime, which is not what is tried."""
        result = self.flatpak(verb, '--user', '-y', '--noninteractive', '--no-deps', *arguments)
        for line in (result.stdout + result.stderr).splitlines():
            say(f'| {line}')
        return result.returncode == 0

    def commit(self):
        return self.flatpak('info', '--user', '--show-commit', self.name).stdout.strip()

    def has(self, name):
        location = self.flatpak('info', '--user', '--show-location', self.name).stdout.strip()
        return (Path(location) / name).exists()

    def tell(self, code):
        """What the installed application says of a station, in its sandbox."""
        told = subprocess.run(
            ['flatpak', 'run', '--user', f'--branch={self.branch}', '--unshare=network',
             '--command=fazhan-cli', self.application, 'show', code], env=self.with_runtime,
            text=True, stdin=subprocess.DEVNULL, capture_output=True)
        for line in told.stderr.splitlines():
            say(f'| {line}')
        return told.stdout


class Trial:
    def __init__(self, folder, build, application, branch, data):
        self.folder = folder
        self.build = build
        self.application = application
        self.branch = branch
        self.data = data
        self.hosted = folder / 'hosted'
        self.hosted.mkdir()
        self.server = serve(self.hosted)
        self.url = f'http://127.0.0.1:{self.server.server_port}'

    def publish(self, build, keys, *more):
        repository.publish(repository.parse([
            str(self.hosted), f'--build={build}', f'--application={self.application}',
            f'--branch={self.branch}', f'--keys={keys}', '--new-key', f'--url={self.url}', *more]))

    def publish_data(self, number, keys):
        repo = self.data / number / 'repo'
        refs = repository.run('ostree', f'--repo={repo}', 'refs').decode().split()
        branch = next(ref for ref in refs if f'{self.application}.Data/' in ref).split('/')[-1]
        self.publish(repo, keys, '--data', f'--branch={branch}')

    def make_next(self, name):
        """The build once more, with a file more."""
        tree, repo = self.folder / f'{name}-tree', self.folder / f'{name}-repo'
        arch = repository.run('flatpak', '--default-arch').decode().strip()
        repository.run('ostree', f'--repo={self.build}', 'checkout', '--user-mode',
                       f'app/{self.application}/{arch}/{self.branch}', tree)
        (tree / MARK).write_text(name)
        repository.run('flatpak', 'build-export', '--disable-sandbox', '--no-update-summary',
                       f'--arch={arch}', repo, tree, self.branch, stderr=subprocess.DEVNULL)
        return repo

    def run(self):
        keys, strange_keys = self.folder / 'keys', self.folder / 'strange'
        user = Installation(self.folder / 'user', self.application, self.branch)
        self.publish(self.build, keys)
        check('the repository hands out no key to sign with',
              not list(self.hosted.rglob('*private*')) and not list(self.hosted.rglob('*.gpg')))
        check('it is installed from the .flatpakref',
              user.change('install', '--from', f'{self.url}/{self.application}.flatpakref'))
        first = user.commit()
        check('it is the first build', first and not user.has(MARK))

        self.publish(self.make_next('next'), keys)
        Handler.asked.clear()
        check('it is updated', user.change('update', self.application))
        second = user.commit()
        check('it is the next build now', second != first and user.has(MARK))
        check('only what has changed was fetched, as a delta',
              any('/deltas/' in path for path in Handler.asked)
              and not any(path.endswith('.filez') for path in Handler.asked))

        self.publish(self.make_next('strange'), strange_keys)
        user.change('update', self.application)
        check('what another key signed is not taken', user.commit() == second)
        self.publish(self.make_next('last'), keys)
        user.change('update', self.application)
        check('what the first key signed is taken again', user.commit() != second)
        self.try_data(user, keys)

    def try_data(self, user, keys):
        before = user.commit()
        check('no data but its own are in it yet', 'Trial Street' not in user.tell(CODE))
        for number in ('1', '2'):
            self.publish_data(number, keys)
            check(f'data {number} come as an update', user.change('update'))
            check(f'it shows data {number}', f'Trial Street {number}' in user.tell(CODE))
        check('the application itself has stayed as it was', user.commit() == before)


def main():
    build, application, branch, data = sys.argv[1:]
    folder = Path(tempfile.mkdtemp(prefix='fazhan-repository-'))
    try:
        Trial(folder, Path(build), application, branch, Path(data)).run()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
