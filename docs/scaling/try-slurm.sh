#!/usr/bin/env bash
# Runs an ensemble and a sweep as arrays of a real Slurm on this machine, and compares with the bytes
# of a local run. A CI job does so; needs root and Debian's packages. About a minute.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
here=$PWD
scratch=$(mktemp -d /run/umbral-slurm.XXXXXX) # /tmp is writable by others, which munge refuses
chmod 755 "$scratch"
cleanup() {
  stop_slurm
  rm -rf "$scratch" || echo "could not clear $scratch" >&2
}
source docs/scaling/install-slurm.sh "$scratch/slurm"
trap cleanup EXIT

mkdir "$scratch/work"
cat > "$scratch/work/sweep.yaml" <<'SWEEP'
question: Does an array give the bytes of one machine?
scenarios: june-2024-order
set: { start: 2024-05-01, from: 2024-05-25, to: 2024-06-25 }
axes: { policies.june-order.trigger.activate.at-least: [1500, 4000] }
design: { kind: grid }
replicates: 4
weight: 4000
SWEEP
# Tasks run in a folder of their own; npx finds the program there.
mkdir -p "$scratch/work/node_modules/.bin"
ln -s "$here/dist/cli/main.js" "$scratch/work/node_modules/.bin/umbral"
chmod +x dist/cli/main.js
cd "$scratch/work"

quick=(--set start=2024-05-01 --from 2024-05-25 --to 2024-06-25 --weight 4000 -n 8)
submit() { # array, then the merge that waits for it; says where the result will be
  local id
  id=$(sbatch --parsable --array=1-3 --cpus-per-task=1 --mem=512M \
    "$here/docs/scaling/slurm-array.sbatch" "$@")
  sbatch --parsable --dependency=afterok:"$id" --kill-on-invalid-dep=yes --mem=512M \
    "$here/docs/scaling/slurm-merge.sbatch" "results/slurm-$id" > /dev/null
  echo "results/slurm-$id/merged"
}
run=$(submit run june-2024-order "${quick[@]}")
sweep=$(submit sweep sweep.yaml)
npx umbral run june-2024-order "${quick[@]}" --quiet --out local-run
npx umbral sweep sweep.yaml --quiet --out local-sweep
while [[ -n $(squeue -h) ]]; do sleep 0.5; done

if ! { diff -r -x run.json "$run" local-run && diff -r -x run.json "$sweep" local-sweep; }; then
  cat slurm-*.log
  exit 1
fi
echo "an array of $(sinfo --version) and its merge give the bytes of a local run, and of a local sweep"
