#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Two builds, in folders of different names and lengths, install the same bytes.
# Usage: same-bytes.sh SOURCE-ROOT
set -e
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# As a packager builds, from a copy that knows nothing of the other one. The clock, the zone, the
# language and the user's umask differ too.
build() { # FOLDER
  mkdir -p "$work/$1"
  (cd "$source" && tar -c --exclude=./.git --exclude='./build*' --exclude=node_modules .) |
    tar -x -C "$work/$1"
  meson setup --prefix=/usr -Dtests=false "$work/$1/build" "$work/$1" >"$work/$1.log" 2>&1 &&
    meson compile -C "$work/$1/build" >>"$work/$1.log" 2>&1 &&
    DESTDIR="$work/$1-installed" meson install -C "$work/$1/build" --no-rebuild \
      >>"$work/$1.log" 2>&1 || { cat "$work/$1.log"; exit 1; }
}

LC_ALL=C.UTF-8 TZ=UTC build one
LC_ALL=zh_CN.UTF-8 TZ=Asia/Shanghai build another-longer-name

for name in one another-longer-name; do
  (cd "$work/$name-installed" && find . -type f -exec sha256sum {} + | sort -k 2) >"$work/$name.sums"
  test -s "$work/$name.sums"
done
if ! diff "$work/one.sums" "$work/another-longer-name.sums"; then
  test -z "${FZ_KEEP_BUILDS-}" || { trap - EXIT; echo "They are kept in $work."; }
  exit 1
fi
echo "$(wc -l <"$work/one.sums") files are the same."
