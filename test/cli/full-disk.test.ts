/** A disk that fills up, tried on a small one that is made for the purpose. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../workers/folders.ts'

const program = join(dirname(fileURLToPath(import.meta.url)), '../../dist/cli/main.js')

/** Linux lets a user mount a disk in memory that only the commands of this script see. */
const inNamespace = (script: string) =>
  spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'bash', '-c', script], {
    encoding: 'utf8', env: { ...process.env, CI: '1', NODE: process.execPath, UMBRAL: program },
  })
const canMount = inNamespace('mount -t tmpfs tmpfs /mnt').status === 0

test.skipIf(!canMount)('a run that fills the disk says so, and goes on when there is room', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'disk'))
  const { stdout, stderr } = inNamespace(`
    cd '${folder}'
    run() { "$NODE" "$UMBRAL" run -n 4 --weight 4000 --seed 7 --set start=2024-05-01 \\
      --from 2024-05-25 --to 2024-06-25 --threads 1 --quiet "$@"; echo "status $?"; }
    mount -t tmpfs -o size=300k tmpfs disk
    run --out disk/a
    mount -o remount,size=20m disk
    run --out disk/a --resume
    run --out whole
    diff -r -x run.json disk/a whole && echo "the same"
  `)
  expect(stdout).toBe('status 1\nstatus 0\nstatus 0\nthe same\n')
  expect(stderr).toBe('umbral: there is no room left on the disk of disk/a. What was finished is kept: '
    + 'make room, and the same command with --resume goes on\n')
})
