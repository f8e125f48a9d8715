# SPDX-License-Identifier: GPL-3.0-or-later
# The data-only extension, sourced by build.sh: a published data set as an ordinary update of the
# Flatpak, without a new application. What it makes is in build-flatpak/data.

# The extension of a publication, with a repository of its own in $out/data/NAME. MAKER is
# fazhan-make-database with whatever stands before it.
make_data() { # NAME PUBLICATION FINGERPRINT MAKER…
  local folder=$out/data/$1 publication=$2 fingerprint=$3 log=$out/data/$1.log
  shift 3
  rm -rf "$folder"
  mkdir -p "$folder" || die "cannot write to $out."
  new_log "$log"
  "$@" --published "$publication" --publisher "$fingerprint" "$top/data" "$folder/stations.db" \
    >>"$log" 2>&1 || die "no data could be made of $publication: $(tail -n 1 "$log")"
  "$python" "$top/flatpak/manifest.py" "$top/flatpak/$extension.json" \
    --write "$folder/$extension.json" \
    --data "$folder/stations.db" "$branch" "$(manifest --runtime-version)${standin:+-standin}" ||
    die "the manifest of the data could not be written."
  step "Building the data" true "$log" "${apart_display[@]}" flatpak-builder --user --force-clean \
    --disable-rofiles-fuse --state-dir="$out/state" --repo="$folder/repo" \
    "$folder/build" "$folder/$extension.json" || explain "$log" "The data could not be built"
}

# For whoever publishes: a bundle, or an update in the repository that the application came from.
build_data() { # PUBLICATION FINGERPRINT
  local form bundle=$out/$extension.flatpak
  flatpak info --user "$application//$branch" >/dev/null 2>&1 ||
    die "data are built for an installed application: run ./dev flatpak${standin:+ --offline} first."
  form=$(manifest --data-branch)
  build
  lock "$out" "Another run is building the Flatpak; waiting for it."
  make_data published "$(readlink -f "$1")" "$2" "${inside[@]}" "${uninstalled[@]}" \
    fazhan-make-database
  if [ -n "$repository" ]; then
    "$python" "$top/flatpak/repository.py" "$repository" --build "$out/data/published/repo" \
      --application "$application" --data --branch "$form" "${publishing[@]}" ||
      die "the data could not be added to the repository $repository."
    say "The data are in the repository $repository: installed applications get them as an update."
  else
    flatpak build-bundle --runtime "$out/data/published/repo" "$bundle" "$extension" "$form" ||
      die "the bundle of the data could not be written."
    say "The data are $bundle."
  fi
  unlock
}

# A command in the sandbox of what was just built, which may write to $out.
in_sandbox() { # COMMAND…
  local command=$1
  shift
  "${apart_display[@]}" flatpak run --branch="$branch" --unshare=network "--filesystem=$out" \
    "--filesystem=$top:ro" "--command=$command" "$application" "$@"
}

# Two publications, one after the other, each with another address of one station. Nobody gets
# them: they are for trying a repository.
make_trial_data() {
  local folder=$out/data/trial log=$out/data/trial.log number fingerprint
  local signing=(--key "$folder/key.pem" --passphrase-file "$folder/passphrase")
  rm -rf "$folder"
  mkdir -p "$folder" && echo "for the trial alone" >"$folder/passphrase" ||
    die "cannot write to $out."
  new_log "$log"
  cp "$out/app/files/share/fazhan/stations.db" "$folder/" &&
    fingerprint=$(in_sandbox fazhan-cli key new "$folder/key.pem" "${signing[@]:2}" 2>>"$log" |
      sed -n 's/^fingerprint in digits: //p') &&
    for number in 1 2; do
      in_sandbox fazhan-cli set 440103001 "address=Trial Street $number" --by trial \
        --database "$folder/stations.db" >>"$log" 2>&1 &&
        in_sandbox fazhan-cli publish "$folder/$number.fazhan" "${signing[@]}" --by trial \
          --database "$folder/stations.db" >>"$log" 2>&1 || break
    done
  [ -e "$folder/2.fazhan" ] || die "nothing could be published to try it with (see $log)."
  for number in 1 2; do
    make_data "$number" "$folder/$number.fazhan" "$fingerprint" in_sandbox \
      "$out/fazhan-make-database"
  done
}
