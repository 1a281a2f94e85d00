/** Loaded before a program: its CPU time, s, is the last line of stderr when it ends. See start-up.ts. */
import { cpuSeconds } from './cpu.ts'

process.on('exit', () => process.stderr.write(`\n${cpuSeconds()}`))
