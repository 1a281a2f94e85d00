import { spawn } from 'node:child_process'

/** Run a program with --json, and kill it with SIGKILL once so many runs are in the journal. */
export const killedAfter = (runs: number, program: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args, '--json'], { stdio: ['ignore', 'pipe', 'ignore'] })
    let heard = ''
    child.stdout.on('data', (text: Buffer) => {
      heard += text.toString()
      const done = [...heard.matchAll(/"done":(\d+)/g)].map(([, n]) => Number(n))
      if (Math.max(0, ...done) >= runs) child.kill('SIGKILL')
    })
    child.on('close', () => resolve())
  })
