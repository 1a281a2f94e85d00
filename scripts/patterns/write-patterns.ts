/** The files that `npm run patterns` leaves, from the records of its replicates. */
import { join } from 'node:path'
import { writeBytesWhole, writeFileWhole } from '../../report/files.ts'
import { jsonText } from '../../report/json.ts'
import { manifestFile } from '../../report/manifest.ts'
import { people } from '../../report/number-words.ts'
import { observedEvidence } from '../../report/observed-evidence.ts'
import { renderPng } from '../../report/png.ts'
import type { RecordLayout } from '../../sim/observe/layout.ts'
import { parties } from '../../sim/world.ts'
import { coverageByParty, monthsOf } from '../../study/patterns/coverage.ts'
import { simulatedEvidence } from '../../study/patterns/evidence.ts'
import { judgePattern } from '../../study/patterns/judge.ts'
import { patterns } from '../../study/patterns/patterns.ts'
import { fingerprintOf } from '../../workers/inputs.ts'
import type { Records } from '../../workers/journal.ts'
import { drawPatternChart, patternCharts, pointsOf } from './charts.ts'
import { patternsPage, stateOf } from './page.ts'
import type { PatternInputs } from './pattern-inputs.ts'

export const patternsFile = 'patterns.json'
export const coverageFile = 'coverage.json'
export const pageFile = 'patterns.md'
export const pictureFiles = patternCharts.map(({ file }) => `pictures/${file}`)

export async function writePatterns(
  folder: string, inputs: PatternInputs, layout: RecordLayout, records: Records,
): Promise<string[]> {
  const observed = observedEvidence()
  const finished = records.recorded()
  const evidenceIn = simulatedEvidence(layout)
  const record = new Float32Array(layout.length)
  // One record is in memory at a time; what is kept of it is small.
  const looked = finished.map((task) => {
    records.read(task, 0, record)
    const evidence = evidenceIn(record)
    return {
      measures: patterns.map(({ measures }) => measures.map(({ of }) => of(evidence))),
      months: parties.map((party) => monthsOf(evidence, party)),
      points: patternCharts.map((chart) => pointsOf(chart, evidence)),
    }
  })
  const results = patterns.map((pattern, p) =>
    judgePattern(pattern, observed, looked.map(({ measures }) => measures[p])))
  const coverage = coverageByParty(observed[0], looked.map(({ months }) => months))

  const { version, weight, seed, draws = 'defaults', posteriorFile } = inputs
  const warnings = records.warnings().map(({ message, nTasks }) => ({ message, replicates: nTasks }))
  const facts = { version, replicates: finished.length, weight, seed, draws, posteriorFile, warnings }
  const words = {
    fanLabel: `Simulated, ${stateOf(draws)}`,
    source: `Umbral ${version}, history/2019-2024, ${people(finished.length)} replicates at weight ${
      people(weight)}, parameters: ${posteriorFile?.file ?? draws}. Observed: US Customs and Border Protection (data/SOURCES.md).`,
  }
  for (const [k, chart] of patternCharts.entries()) {
    const svg = drawPatternChart(chart, observed[0], looked.map(({ points }) => points[k]), words)
    await writeBytesWhole(join(folder, pictureFiles[k]), renderPng(svg))
  }
  const texts = {
    [patternsFile]: jsonText(results),
    [coverageFile]: jsonText(coverage),
    [pageFile]: patternsPage(results, coverage, facts),
    [manifestFile]: jsonText({
      program: 'umbral', fingerprint: fingerprintOf(inputs), ...inputs, finished: finished.length,
      unfinished: [], warnings, expectations: [],
      failures: records.failures().map(({ task, ...failure }) => ({ replicate: task, ...failure })),
    }),
  }
  for (const [file, text] of Object.entries(texts)) await writeFileWhole(join(folder, file), (write) => write(text))
  return [...pictureFiles, ...Object.keys(texts)]
}
