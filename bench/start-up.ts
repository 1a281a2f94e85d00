/** CPU time of commands that compute nothing, less that of Node itself. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import type { Subject } from './measure/findings.ts'
import { shownSpread, spreadOf } from './measure/spread.ts'

const MOST_SECONDS = 0.25
const commands = ['--help', 'validate june-2024-order']
const program = join(packageFolder(), 'dist/cli/main.js')

/** CPU seconds of a process of Node. Throws where it fails. */
function cpuOfNode(args: readonly string[]): number {
  const hook = new URL('./measure/report-cpu.js', import.meta.url).href
  const { status, stderr } = spawnSync(process.execPath, ['--import', hook, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
  return Number(stderr.slice(stderr.lastIndexOf('\n')))
}

export const startUp: Subject = {
  name: 'start-up',
  isQuick: true,
  measure(full) {
    const inProgram: number[][] = commands.map(() => [])
    const bare: number[] = []
    for (let round = 0; round < (full ? 11 : 5); round++) {
      const node = cpuOfNode(['--eval', ''])
      bare.push(node)
      commands.forEach((command, k) => inProgram[k].push(cpuOfNode([program, ...command.split(' ')]) - node))
    }
    return {
      title: 'Start-up',
      words: 'CPU time in the program itself: less that of Node with nothing to do, measured in the same round.',
      tables: [{
        title: '',
        header: ['command', 'CPU s'],
        rows: [
          ...commands.map((command, k) => [`\`umbral ${command}\``, shownSpread(spreadOf(inProgram[k]))]),
          ['Node with nothing to do', shownSpread(spreadOf(bare))],
        ],
      }],
      figures: commands.map((command, k) => ({
        name: `CPU time of umbral ${command}`, unit: 's', ...spreadOf(inProgram[k]), goal: { atMost: MOST_SECONDS },
      })),
    }
  },
}
