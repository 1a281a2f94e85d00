import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from './folders.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

test('a changed program does not go on with the run of the old one, and says why', () => {
  const folder = temporaryFolder()
  for (const part of ['dist', 'scenarios', 'package.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const run = (...more: string[]) => spawnSync(process.execPath, [
    join(folder, 'dist/cli/main.js'), 'run', '-n', '2', '--weight', '4000', '--quiet', '--shard', '1/2',
    '--set', 'start=2024-05-01', '--from', '2024-05-25', '--to', '2024-06-25',
    '--out', join(folder, 'a'), ...more,
  ], { encoding: 'utf8' })
  expect(run().status).toBe(0)
  appendFileSync(join(folder, 'dist/sim/schedule.js'), '// changed\n')
  const { status, stderr } = run('--resume')
  expect(status).toBe(2)
  expect(stderr).toMatch(/the program itself has changed: its build is "[0-9a-f]+" here, "[0-9a-f]+" there/)
})
