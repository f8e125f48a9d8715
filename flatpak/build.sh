# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev flatpak, sourced by it: builds the Flatpak, runs the tests in its sandbox, installs it for
# the user and leaves a bundle. What it makes is in build-flatpak/; the stand-in for GNOME's
# runtime, which ./dev flatpak --offline makes (standin.sh), is in the user's cache folder.

. "$top/flatpak/data.sh"

flatpak_packages=(
  flatpak flatpak-builder ostree elfutils       # build and run
  xvfb xauth dbus-daemon                        # a display and a bus of their own
  at-spi2-core python3-gi gir1.2-atspi-2.0 xdotool # the smoke test, done as a person would
  gpg gpg-agent                                 # signs a repository
)
flatpak_programs=(flatpak flatpak-builder ostree eu-strip Xvfb xvfb-run dbus-run-session xdotool
                  gpg gpgconf)
flathub=https://dl.flathub.org/repo/flathub.flatpakrepo
out=$top/build-flatpak
python=/usr/bin/python3 # the one that the packages are for, whatever else is on PATH

flatpak_usage() {
  cat <<'END'
Usage: ./dev flatpak [--offline] [--development] [--repository FOLDER [OPTION…]]
       ./dev flatpak --data PUBLICATION --publisher FINGERPRINT [the same options]

  --offline       reach Debian's packages only: a stand-in made of them takes
                  the place of GNOME's runtime
  --development   build the development application beside the real one
  --repository FOLDER
                  add the build, signed, to the repository in FOLDER (made if
                  there is none), to be hosted anywhere; with
    --url URL       where FOLDER will be reached; default: on this machine
    --new-key       make a key to sign with, unless there is one
    --key ID        sign with this key
    --keys FOLDER   GnuPG's folder with the key; default: one of Fazhan's own
                    in ~/.local/share
  --data PUBLICATION
                  build the data-only extension of what was published, for the
                  application that is installed: a bundle, or, with
                  --repository, an update for everybody who has it from there
  --publisher FINGERPRINT
                  the key that must have signed it, in words or digits
END
}

# On this machine, not in the root: what is built is installed here.
get_flatpak() {
  local program missing=
  for program in "${flatpak_programs[@]}"; do
    command -v "$program" >/dev/null || missing=yes
  done
  "$python" -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null || missing=yes
  [ -n "$missing" ] || return 0
  if is_debian && ((UID == 0)); then
    install_on_host "${flatpak_packages[@]}"
  else
    die "the Flatpak needs what Debian calls ${flatpak_packages[*]}: install that first."
  fi
}

# GNOME's runtime, for the user, unless the machine has it.
get_runtime() {
  local version log=$out/runtime.log
  version=$(manifest --runtime-version)
  ! flatpak info "org.gnome.Sdk//$version" >/dev/null 2>&1 ||
    ! flatpak info "org.gnome.Platform//$version" >/dev/null 2>&1 || return 0
  new_log "$log"
  step "Looking for Flathub" true "$log" timeout 60 flatpak remote-add --user --if-not-exists \
    flathub "$flathub" &&
    step "Fetching GNOME's runtime $version" true "$log" flatpak install --user -y --noninteractive \
      flathub "org.gnome.Platform//$version" "org.gnome.Sdk//$version" ||
    die "GNOME's runtime $version could not be fetched from Flathub: ./dev flatpak --offline builds on a stand-in made of Debian's packages (everything it said is in $log)."
}

manifest() { # OPTIONS…
  "$python" "$top/flatpak/manifest.py" "$top/flatpak/$application.json" "$@"
}

# Under a display and a bus of its own: the tests of the window run in the sandbox too.
build_application() {
  local log=$out/build.log
  new_log "$log"
  if ! step "Building the Flatpak and running its tests" far_flatpak "$log" \
    "${apart_display[@]}" flatpak-builder --user --force-clean --disable-rofiles-fuse \
      --disable-updates --default-branch="$branch" --state-dir="$out/state" --repo="$out/repo" \
      "$out/app" "$out/$application.json"; then
    tail -n 60 "$log" >&2
    explain "$log" "The Flatpak could not be built"
  fi
}
far_flatpak() {
  grep -o '^Building module [^ ]*\|^Running tests\|^\[[0-9]*/[0-9]*\]\|^ *[0-9]*/[0-9]* [^ ]*' "$1" |
    tail -n 1 | sed 's/^ *//'
}

# Flatpak asks the system's bus whether a user may have an application; a machine without that
# bus has nobody to ask.
any_system_bus=(sh -c '[ -S /run/dbus/system_bus_socket ] ||
  export DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS"; exec "$@"' sh)

# One file that holds it all, and from which it is installed.
make_bundle() {
  local log=$out/bundle.log
  new_log "$log"
  rm -f "$bundle"
  step "Writing the bundle" true "$log" flatpak build-bundle "${bundle_options[@]}" \
    "$out/repo" "$bundle" "$application" "$branch" || explain "$log" "The bundle could not be written"
  step "Installing the bundle" true "$log" "${apart_display[@]}" flatpak install --user -y \
    --noninteractive --reinstall --bundle "$bundle" ||
    die "The bundle could not be installed: $(tail -n 1 "$log")"
}

# A module that has not changed is taken as it was, and its tests passed when it was built.
tell_tests() {
  local count
  count=$(sed -n 's/^Ok: *\([0-9]*\).*/\1/p' "$out/build.log" | tail -n 1)
  if [ -n "$count" ]; then
    say "In the sandbox $count test programs passed, none failed."
  else
    say "Nothing has changed since the tests last passed in the sandbox."
  fi
}

# What was installed from the bundle asks for no more, and no less, than rights.py has a reason for.
check_rights() {
  local rights
  rights=$(flatpak info --user --show-metadata "$application//$branch" |
    "$python" "$top/flatpak/rights.py" -) || die "the bundle has not the rights that it should: $rights."
  say "The bundle asks for:"
  sed 's/^/    /' <<<"$rights" >&2
}

tell() {
  say "The bundle is $bundle ($(du -h "$bundle" | cut -f1)); it is installed too:"
  say "    flatpak run --branch=$branch $application"
  [ -z "$standin" ] || say "It needs the stand-in for GNOME's runtime, which only this machine has: \
it is for trying out, not for handing on."
}

# As a person would, without a network, in a home that is thrown away. The user's own Flatpaks
# stay where they are.
smoke_test() {
  say "Trying the bundle:"
  attend "${apart_display[@]}" "$python" -B "$top/flatpak/smoke.py" \
    "$application" "$branch" "$out/save-address" ||
    die "the bundle does not do what it should."
}

# A repository is tried even if none is asked for: what is built must be fit for one. So must data
# be that follow the application.
try_repository() {
  say "Trying a repository of it:"
  make_trial_data
  attend "${apart_display[@]}" "$python" -B "$top/flatpak/try-repository.py" \
    "$out/repo" "$application" "$branch" "$out/data" || die "a repository of the build does not do what it should."
}

# With the user's own key, and so not set apart.
add_to_repository() {
  [ -n "$repository" ] || return 0
  [ -n "$standin" ] || publishing+=(--runtime "$flathub")
  "$python" "$top/flatpak/repository.py" "$repository" --build "$out/repo" \
    --application "$application" --branch "$branch" "${publishing[@]}" ||
    die "the build could not be added to the repository $repository."
  say "The repository is $repository; people install from it with $application.flatpakref there."
}

build_flatpak() { # OPTIONS as flatpak_usage() says
  local application=io.github.fazhan.Fazhan branch=stable standin='' bundle bundle_options=()
  local extension publication='' publisher='' repository='' publishing=()
  local installation=${FLATPAK_USER_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/flatpak}
  while (($#)); do
    case $1 in
      --offline) standin=yes branch=standin ;;
      --development) application+=.Devel ;;
      --repository) repository=${2-} ;;
      --data) publication=${2-} ;;
      --publisher) publisher=${2-} ;;
      --url | --key | --keys) publishing+=("$1" "${2-}") ;;
      --new-key) publishing+=("$1") ;;
      *) flatpak_usage >&2; exit 2 ;;
    esac
    case $1 in
      --repository | --url | --key | --keys | --data | --publisher)
        (($# > 1)) && shift || { flatpak_usage >&2; exit 2; } ;;
    esac
    shift
  done
  [ -n "$repository" ] || ((${#publishing[@]} == 0)) || { flatpak_usage >&2; exit 2; }
  [[ ${publication:+is} == "${publisher:+is}" ]] || { flatpak_usage >&2; exit 2; }
  extension=$application.Data
  prepare
  get_flatpak
  mkdir -p "$out" || die "cannot write to $out."
  set_apart
  local apart_display=("${apart[@]}" FLATPAK_USER_DIR="$installation" "${virtual_display[@]}"
    "${any_system_bus[@]}")
  if [ -n "$standin" ]; then
    . "$top/flatpak/standin.sh"
    get_standin
  else
    get_runtime
  fi

  if [ -n "$publication" ]; then
    build_data "$publication" "$publisher"
    return
  fi
  lock "$out" "Another run is building the Flatpak; waiting for it."
  if [ -n "$standin" ]; then
    bundle=$out/$application-standin.flatpak
    get_sources
  else
    bundle=$out/$application.flatpak bundle_options=(--runtime-repo="$flathub")
    manifest --write "$out/$application.json"
  fi
  build_application
  tell_tests
  make_bundle
  check_rights
  smoke_test
  try_repository
  add_to_repository
  unlock
  tell
}
