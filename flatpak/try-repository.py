#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries a repository of one's own: an application installed from it updates to the next build.

Usage: try-repository.py REPO APPLICATION BRANCH

REPO holds a build of the application. It is published with repository.py, handed out by a web
server of this machine's own and installed from its .flatpakref into a folder that is thrown away;
then the same is done with a next build, which differs in a file. A build that another key signed
is not taken.
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
        self.folder = folder
        self.application = application
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


class Trial:
    def __init__(self, folder, build, application, branch):
        self.folder = folder
        self.build = build
        self.application = application
        self.branch = branch
        self.hosted = folder / 'hosted'
        self.hosted.mkdir()
        self.server = serve(self.hosted)
        self.url = f'http://127.0.0.1:{self.server.server_port}'

    def publish(self, build, keys):
        repository.publish(repository.parse([
            str(self.hosted), f'--build={build}', f'--application={self.application}',
            f'--branch={self.branch}', f'--keys={keys}', '--new-key', f'--url={self.url}']))

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


def main():
    build, application, branch = sys.argv[1:]
    folder = Path(tempfile.mkdtemp(prefix='fazhan-repository-'))
    try:
        Trial(folder, Path(build), application, branch).run()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


main()
