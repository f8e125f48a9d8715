#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The checklist of a release, done: what can be checked is checked, in order, and the first thing
# that is not so ends it. Nothing is published, tagged or sent.
# Usage: flatpak/release.sh [--offline] [--repository FOLDER [OPTION…]]    options of ./dev flatpak
# What it makes: the tarball in build/meson-dist, the Debian packages in build-debian, the bundle in
# build-flatpak and the repository, if one is named.
set -euo pipefail

top=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
cd "$top"
version=$(sed -n "s/^  version: '\(.*\)',$/\1/p" meson.build)
step=0
next() { step=$((step + 1)); printf '\n%d. %s\n' "$step" "$*" >&2; }
stop() { printf 'release: %s\n' "$*" >&2; exit 1; }

next "Fazhan $version: NEWS and metainfo tell of it as released, on one day"
head -n 1 NEWS | grep -qx "Fazhan $version, [0-9]\{4\}-[0-9][0-9]-[0-9][0-9]" ||
  stop "the first line of NEWS is \"$(head -n 1 NEWS)\": write the day, and the same into the metainfo, without type=\"development\"."
grep -q "<release version=\"$version\" date=\"$(head -n 1 NEWS | sed 's/.*, //')\"" data/*.metainfo.xml.in ||
  stop "the metainfo does not tell of $version as released on that day."

next "Everything is committed, and the tag v$version is free or here"
[ -z "$(git status --porcelain)" ] || stop "there are changes that are not committed."
tag=$(git rev-parse -q --verify "v$version^{commit}" || true)
[ -z "$tag" ] || [ "$tag" = "$(git rev-parse HEAD)" ] ||
  stop "v$version is another commit: the version in meson.build must be a new one."

next "Every check passes, translations and form included"
./dev test

next "Two builds give the same bytes, an installation goes without a trace, the tarball tests itself"
./dev test release

next "The screenshots are of this version: look at them"
./dev screens station featured
for name in station featured; do
  printf '   %s beside %s\n' "build/screens/$name.png" "data/screenshots/$name.png" >&2
done

next "The tarball, with its checksum"
./dev exec meson dist -C build --no-tests --formats xztar

next "A Debian package is built in a clean root"
./dev debian "build/meson-dist/fazhan-$version.tar.xz"

next "The Flatpak is built, tested in its sandbox, tried, and updates from a repository"
./dev flatpak "$@"

cat >&2 <<END

All of it is so. What remains is yours:
   git tag -s v$version
   hand out build/meson-dist/fazhan-$version.tar.xz with its .sha256sum, and the repository
   afterwards: the next version into meson.build, NEWS ("not yet released") and the metainfo
END
