#!/usr/bin/env bash
# Shards by GNU parallel, on this machine or on others by ssh (--sshlogin, with a shared folder):
#
#   docs/scaling/parallel.sh 8 results/parallel sweep threshold-and-effort
#
# Run it again after an interrupt: finished shards are passed over, the others go on.
set -euo pipefail
n=$1 out=$2
shift 2
mkdir -p "$out"
parallel --jobs "${JOBS:-$(nproc)}" --joblog "$out/joblog" --resume-failed --halt soon,fail=1 \
  npx umbral "$@" --quiet --resume --threads 1 --shard "{}/$n" --out "$out/{}" ::: $(seq "$n")
npx umbral merge $(seq -f "$out/%g" "$n") --out "$out/merged"
