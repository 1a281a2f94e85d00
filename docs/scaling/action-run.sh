#!/usr/bin/env bash
# What action.yml runs: the command, and the folder of its results for the steps that follow.
# The program itself writes the summary of the job.
set -euo pipefail
folder=${RUNNER_TEMP:-.}/umbral-results
echo "folder=$folder" >> "$GITHUB_OUTPUT"
read -ra more <<< "$ARGUMENTS"
node "$(dirname "${BASH_SOURCE[0]}")/../../dist/cli/main.js" "$COMMAND" "$FILE" --out "$folder" "${more[@]}"
