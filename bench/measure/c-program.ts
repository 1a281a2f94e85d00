/** Programs in C beside ours, where there is a compiler. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageFolder } from '../../report/package-folder.ts'

const compiler = ['cc', 'gcc', 'clang'].find((name) =>
  spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0)

/** Compile a file of bench/ with -O2 into a folder that goes with the process; its path, or undefined. */
export function compileC(source: string): string | undefined {
  if (compiler === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'umbral-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const program = join(folder, 'program')
  execFileSync(compiler, ['-O2', '-o', program, join(packageFolder(), 'bench', source), '-lm'])
  return program
}
