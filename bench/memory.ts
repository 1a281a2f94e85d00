/** Peak memory of a run of 1,000 replicates against one of 10. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageFolder } from '../report/package-folder.ts'
import type { RunFacts } from '../report/manifest.ts'
import type { Subject } from './measure/findings.ts'
import { ratioOf, shownSpread, spreadOf } from './measure/spread.ts'

const N_ROUNDS = 5
const FEW = 10
const MANY = 1000
const MOST = 1.3

/** Peak memory, threads included, of a run of replicates as small as they get, MiB. */
function peakOf(nReplicates: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'umbral-bench-'))
  try {
    const out = join(folder, 'run')
    execFileSync(process.execPath, [
      join(packageFolder(), 'dist/cli/main.js'), 'run', '--replicates', String(nReplicates), '--weight', '100000', '--draws', 'defaults',
      '--no-against', '--quiet', '--set', 'start=2024-06-01', '--from', '2024-06-03', '--to', '2024-06-04',
      '--formats', 'csv', '--threads', '2', '--out', out,
    ])
    return (JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as RunFacts).peakMemoryMiB
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const memory: Subject = {
  name: 'memory',
  isQuick: false,
  measure() {
    const few: number[] = []
    const many: number[] = []
    for (let round = 0; round < N_ROUNDS; round++) {
      few.push(peakOf(FEW))
      many.push(peakOf(MANY))
    }
    const ratio = ratioOf(many, few)
    return {
      title: 'Memory by replicates',
      words: 'Peak memory of the whole process with two threads, replicates of four days as small as they get: what '
        + 'grows here is what the coordinator keeps.',
      tables: [{
        title: '',
        header: ['replicates', 'peak MiB'],
        rows: [
          [String(FEW), shownSpread(spreadOf(few))], [MANY.toLocaleString('en'), shownSpread(spreadOf(many))],
          ['ratio', shownSpread(ratio)],
        ],
      }],
      figures: [{
        name: `peak memory, ${MANY.toLocaleString('en')} replicates against ${FEW}`, unit: 'ratio', ...ratio,
        goal: { atMost: MOST },
      }],
    }
  },
}
