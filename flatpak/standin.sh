# SPDX-License-Identifier: GPL-3.0-or-later
# A stand-in for GNOME's runtime, sourced by build.sh: the development root's own packages, less
# those that the manifest's modules build, as org.gnome.Platform and org.gnome.Sdk. Its branch ends
# in -standin, so that nothing built on it can be taken for something that runs elsewhere.

standin_folder=$cache/standin

# GNOME's platform has no compiler and no headers.
builders_only=(include lib/gcc lib/llvm-\* lib/bfd-plugins lib/\*/pkgconfig share/pkgconfig
               lib/\*/\*.a bin/\*gcc\* bin/\*-ld\* bin/ld\* bin/as bin/make bin/meson bin/ninja
               bin/clang\* bin/blueprint-compiler bin/git\* lib/git-core)

get_standin() {
  local version mark log=$standin_folder/standin.log
  version=$(manifest --runtime-version)-standin
  prepare_root
  mark="$root $version $(manifest --modules) $(sha256sum <"$top/flatpak/standin.sh")"
  say "The runtime $version is a stand-in made of Debian 13's packages, not GNOME's own."
  mkdir -p "$standin_folder" || die "cannot write to $standin_folder."
  lock "$standin_folder" "Another run is making the stand-in; waiting for it."
  if [ "$(cat "$standin_folder/mark" 2>/dev/null)" = "$mark" ] &&
    flatpak info --user "org.gnome.Sdk//$version" >/dev/null 2>&1 &&
    flatpak info --user "org.gnome.Platform//$version" >/dev/null 2>&1; then
    unlock
    return
  fi
  rm -rf "$standin_folder/repo" "$standin_folder/mark"
  new_log "$log"
  unfinished=$standin_folder/making
  rm -rf "$unfinished"
  step "Making the stand-in" true "$log" make_standin "$version" ||
    explain "$log" "The stand-in could not be made"
  rm -rf "$unfinished"
  unfinished=
  echo "$mark" >"$standin_folder/mark"
  unlock
}

# The files are hard links to the root's: only names are added and taken away here, no file is
# written to.
make_standin() { # VERSION
  local making=$standin_folder/making repo=$standin_folder/repo
  compose_sdk && compose_platform && ostree init --repo="$repo" --mode=bare-user-only &&
    export_runtime Platform "$1" && export_runtime Sdk "$1" && flatpak build-update-repo "$repo" &&
    install_standin "$1"
}

compose_sdk() {
  local files=$making/Sdk/files
  mkdir -p "$making/Sdk" && cp -al "$root/usr" "$files" && cp -a "$root/etc" "$files/etc" &&
    manifest --files-left-out "$root" | (cd "$files" && xargs -rd '\n' rm -f --) &&
    (cd "$files/etc" && rm -f ld.so.conf machine-id resolv.conf hosts hostname passwd group \
      ./*shadow* sub?id) &&
    printf '%s\n' 'include /run/flatpak/ld.so.conf.d/app-*.conf' /app/lib \
      'include /run/flatpak/ld.so.conf.d/runtime-*.conf' 'include /etc/ld.so.conf.d/*.conf' \
      >"$files/etc/ld.so.conf"
}

compose_platform() {
  local name
  cp -al "$making/Sdk" "$making/Platform" || return
  for name in "${builders_only[@]}"; do
    compgen -G "$making/Platform/files/$name"
  done | xargs -rd '\n' rm -rf --
}

export_runtime() { # KIND VERSION
  local kind=$1 version=$2 arch
  arch=$(flatpak --default-arch)
  printf '%s\n' '[Runtime]' "name=org.gnome.$kind" \
    "runtime=org.gnome.Platform/$arch/$version" "sdk=org.gnome.Sdk/$arch/$version" \
    >"$making/$kind/metadata" &&
    flatpak build-export --runtime --files=files --metadata=metadata --disable-sandbox \
      --no-update-summary --subject="Made of Debian's packages" "$repo" "$making/$kind" "$version"
}

install_standin() { # VERSION
  flatpak remote-add --user --if-not-exists --no-gpg-verify --no-enumerate \
    --title="Stand-in for GNOME's runtime" fazhan-standin "file://$repo" &&
    flatpak remote-modify --user --url="file://$repo" fazhan-standin &&
    "${apart_display[@]}" flatpak install --user -y --noninteractive --reinstall fazhan-standin \
      "org.gnome.Sdk//$1" "org.gnome.Platform//$1"
}

# The modules' sources from Debian's source packages. The manifest that is written says of each
# module whether what was found is what is pinned.
get_sources() {
  local apt=$out/apt log=$out/sources.log name
  local private=("${apt_options[@]}" -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache"
                 -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts="$apt/parts"
                 -o Debug::NoLocking=1 -o APT::Sandbox::User=root)
  new_log "$log"
  mkdir -p "$apt"/{lists,cache/archives}/partial "$apt/parts" "$out/sources"
  # From where the packages of the root, or of the host, come, in both of apt's notations.
  "${inside[@]}" sh -c 'cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list' 2>/dev/null |
    sed -n 's/^deb /deb-src /p' >"$apt/sources.list"
  "${inside[@]}" sh -c 'for file in /etc/apt/sources.list.d/*.sources; do cat "$file"; echo; done' \
    2>/dev/null |
    sed 's/^Types:.*/Types: deb-src/' >"$apt/parts/all.sources"
  for name in $(manifest --modules); do
    ! compgen -G "$out/sources/${name}_*.orig.tar.*" >/dev/null || continue
    [ -s "$log" ] || step "Reading the list of source packages" true "$log" \
      "${inside[@]}" apt-get "${private[@]}" update
    # What cannot be had is told below.
    step "Fetching the source of $name" true "$log" "${inside[@]}" env --chdir="$out/sources" \
      apt-get "${private[@]}" source --download-only "$name"
  done
  manifest --write "$out/$application.json" --standin "$out" "$root" >&2 ||
    die "the modules' sources could not be put together (see $log)."
}
