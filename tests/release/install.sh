#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `meson install` puts everything below the prefix, the installed programs work from there, and
# `ninja uninstall` takes everything away again. What may stay are the desktop's caches, which are
# shared with other applications: told anew, they no longer know Fazhan.
# Usage: install.sh SOURCE-ROOT
set -e
source=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix

fail() { echo "$*"; exit 1; }

meson setup --prefix="$prefix" -Dtests=false "$work/build" "$source" >"$work/log" 2>&1 &&
  meson install -C "$work/build" >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

# The programs, away from the build, find their data and their words where they are installed.
mv "$work/build" "$work/away"
unset FAZHAN_DATADIR FAZHAN_LOCALEDIR
"$prefix/bin/fazhan" --version | grep -q '^fazhan [0-9]' || fail "fazhan does not start"
n=$(XDG_DATA_HOME="$work/home" "$prefix/bin/fazhan-cli" list | wc -l)
[ "$n" -ge 188 ] || fail "fazhan-cli lists $n stations"
desktop-file-validate "$prefix"/share/applications/*.desktop
grep -q ':application/x-mbtiles:\*.mbtiles$' "$prefix/share/mime/globs2" ||
  fail "the desktop does not know map packs"
mv "$work/away" "$work/build"

ninja -C "$work/build" uninstall >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
share=$prefix/share
left=$(find "$prefix" ! -type d ! -path "$share/glib-2.0/schemas/gschemas.compiled" \
  ! -path "$share/icons/hicolor/icon-theme.cache" ! -path "$share/applications/mimeinfo.cache" \
  ! -path "$share/mime/*")
[ -z "$left" ] || fail "left behind: $left"

[ ! -d "$share/glib-2.0/schemas" ] || glib-compile-schemas "$share/glib-2.0/schemas" 2>/dev/null
[ ! -d "$share/applications" ] || update-desktop-database "$share/applications"
[ ! -d "$share/icons/hicolor" ] || gtk4-update-icon-cache -qtf "$share/icons/hicolor"
mkdir -p "$share/mime/packages" && update-mime-database "$share/mime"
! grep -rliE 'fazhan|mbtiles' "$share" || fail "the desktop's caches still know it"
