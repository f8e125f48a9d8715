#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `meson dist` makes a tarball that builds and passes the tests by itself, where git is not there.
# Usage: tarball.sh SOURCE-ROOT BUILD-ROOT
set -e
[ -e "$1/.git" ] || { echo "This is no checkout."; exit 77; }
[ -n "${DISPLAY-}" ] || { echo "The tests of the window need a display."; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

meson dist -C "$2" --no-tests --allow-dirty --formats xztar
python3 -m tarfile -e "$(ls -t "$2"/meson-dist/fazhan-*.tar.xz | head -n 1)" "$work"

mkdir "$work/bin"
printf '#!/bin/sh\necho "git is not there" >&2\nexit 127\n' >"$work/bin/git"
chmod +x "$work/bin/git"
PATH=$work/bin:$PATH
export PATH

cd "$work"/fazhan-*/
meson setup build && meson compile -C build && meson test -C build --print-errorlogs
