# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev debian, sourced by it: makes a Debian source package of the tarball and builds it in a clean
# Debian 13 that has only what the package says it needs. The packaging is in flatpak/debian: a
# folder debian/ at the top would be taken for that of whoever packages the tarball. Its changelog
# is made of the version, which stands in meson.build alone, and its maintainer is who builds it
# (DEBFULLNAME and DEBEMAIL).

debian_out=$top/build-debian

# What the package needs to be built, by name, with commas between.
debian_needs() { # CONTROL
  sed -n '/^Build-Depends:/,/^[A-Z]/{s/^Build-Depends: *//; /^[A-Z]/d; s/^ *//; s/[ ,(].*//; s/-compat$//; p}' "$1" |
    paste -sd,
}

make_source_package() { # TARBALL VERSION FOLDER
  local maintainer="${DEBFULLNAME:-Whoever builds it} <${DEBEMAIL:-nobody@localhost}>"
  cp "$1" "$3/fazhan_$2.orig.tar.xz" && python3 -m tarfile -e "$1" "$3" &&
    cp -r "$top/flatpak/debian" "$3/fazhan-$2/debian" &&
    sed -i "s/@MAINTAINER@/$maintainer/" "$3/fazhan-$2/debian/control" &&
    printf '%s\n' "fazhan ($2-1) UNRELEASED; urgency=medium" '' '  * See NEWS.' '' \
      " -- $maintainer  $(date -R -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}")" \
      >"$3/fazhan-$2/debian/changelog"
}

# The root is thrown away once the packages are built, installed and started in it.
build_in_clean_root() { # VERSION FOLDER
  local make=("${private_mounts[@]}" mmdebstrap --mode=root) needs
  ((UID)) && make=(mmdebstrap_as_user)
  needs=$(debian_needs "$2/fazhan-$1/debian/control") || return
  apt-config dump Acquire | grep -v '^Acquire::\(IndexTargets\|Changelogs\|CompressionTypes\)' \
    >"$2/apt.conf"
  "${make[@]}" --verbose --variant=buildd --include="$needs" --aptopt="$2/apt.conf" \
    --dpkgopt=force-unsafe-io --dpkgopt='path-exclude=/usr/share/man/*' \
    --customize-hook="mkdir \"\$1/package\" && cp -r '$2/fazhan-$1' '$2/fazhan_$1.orig.tar.xz' \"\$1/package\"" \
    --customize-hook="chroot \"\$1\" sh -c 'cd /package/fazhan-$1 && dpkg-buildpackage --no-sign'" \
    --customize-hook="mkdir '$2/made' && find \"\$1/package\" -maxdepth 1 -type f -exec cp {} '$2/made' ';'" \
    --customize-hook="chroot \"\$1\" sh -c 'apt-get install -y --no-install-recommends /package/fazhan_*.deb &&
      fazhan --version && fazhan-cli list | head -n 3'" \
    "$suite" "$2/root" || return
}

build_debian() { # [TARBALL]
  local tarball=${1-} version log=$debian_out/build.log
  prepare
  get_tools
  use_tools
  choose_way_in "$cache"
  mkdir -p "$debian_out" && new_log "$log"
  if [ -z "$tarball" ]; then
    build
    "${inside[@]}" meson dist -C "$top/build" --no-tests --allow-dirty --formats xztar >>"$log" 2>&1 ||
      explain "$log" "The tarball could not be made"
    tarball=$(ls -t "$top"/build/meson-dist/fazhan-*.tar.xz | head -n 1)
  fi
  version=$(basename "$tarball" .tar.xz)
  version=${version#fazhan-}
  unfinished=$debian_out/making
  rm -rf --one-file-system "$unfinished"
  mkdir "$unfinished"
  make_source_package "$tarball" "$version" "$unfinished" || die "the source package could not be made."
  step "Building fazhan $version-1 in a clean Debian 13" far_apt "$log" \
    build_in_clean_root "$version" "$unfinished" || {
    tail -n 40 "$log" >&2
    explain "$log" "The Debian package could not be built"
  }
  mv "$unfinished"/made/* "$debian_out"
  say "The packages are in $debian_out:"
  (cd "$debian_out" && ls fazhan*) >&2
}
