# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev bench, sourced by it: runs the benchmarks, one JSON object a line.

# supercluster, which the cluster index is measured against, runs on the machine itself: it needs
# Node.js, and its packages from npm. The benchmark finds it at a socket.
start_supercluster() {
  local source=$top/tests/bench/peers/supercluster folder=$top/build-bench/supercluster socket=$scratch/supercluster
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    say "The clusters are not measured against supercluster, for Node.js and npm are not installed."
    return
  fi
  mkdir -p "$folder" && cp "$source"/*.js "$source"/*.json "$folder" || die "cannot write to $folder."
  if [ ! "$folder/node_modules/.package-lock.json" -nt "$source/package-lock.json" ]; then
    new_log "$folder/npm.log"
    if ! step "Fetching supercluster" true "$folder/npm.log" npm --prefix "$folder" ci --ignore-scripts; then
      say "The clusters are not measured against supercluster, for npm did not get it (see $folder/npm.log)."
      return
    fi
  fi
  node --expose-gc --max-old-space-size=8192 "$folder/peer.js" "$socket" </dev/null >&2 &
  peer=$!
  for _ in {1..100}; do
    [ -S "$socket" ] && kill -0 "$peer" 2>/dev/null && break
    sleep 0.1
  done
  export FAZHAN_BENCH_SUPERCLUSTER=$socket
}

run_benchmarks() {
  prepare
  build
  build_in build-bench -Dbuildtype=release
  set_apart
  start_supercluster
  local log=$top/build-bench/meson-logs/benchlog-$$ status
  attend "${inside[@]}" "${apart[@]}" "${virtual_display[@]}" meson test -C "$top/build-bench" --no-rebuild \
    --benchmark --logbase "benchlog-$$" --print-errorlogs >&2
  status=$?
  grep -s '^{' "$log.txt" | tee "$top/build/bench.jsonl"
  "${inside[@]}" python3 "$top/tests/bench/print-table.py" "$top/build/bench.jsonl" >&2
  find "$top/build-bench/meson-logs" -name 'benchlog-*' -mmin +60 -delete
  return "$status"
}
