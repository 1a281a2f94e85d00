/** The files of a calibration, from what its runs have left. */
import { join } from 'node:path'
import { drawsCsv } from '../../report/calibration/draws-table.ts'
import { fitBySeries, fitCsv, fitRows } from '../../report/calibration/fit-rows.ts'
import { answerOf, calibrationPage } from '../../report/calibration/page.ts'
import { parameterRows, parametersCsv } from '../../report/calibration/parameter-rows.ts'
import { calibrationPictures } from '../../report/calibration/pictures.ts'
import { fitTable, parametersTable, plainTable } from '../../report/calibration/tables.ts'
import { writeBytesWhole, writeFileWhole } from '../../report/files.ts'
import { jsonText } from '../../report/json.ts'
import { manifestFile } from '../../report/manifest.ts'
import { renderPng } from '../../report/png.ts'
import { adjustedDraws } from '../../study/calibration/adjusted-draws.ts'
import { bestDraws } from '../../study/calibration/best-draws.ts'
import { parametersAt, pushName } from '../../study/calibration/calibrated-parameters.ts'
import { spreadOf } from '../../study/calibration/local-rounds.ts'
import { lastRoundOf, nAdjustmentsOf, nTasksOf, type CalibrationInputs } from '../../study/calibration/inputs.ts'
import { fingerprintOf } from '../../workers/inputs.ts'
import type { Records } from '../../workers/journal.ts'
import { runsOfRound, type RoundScores } from './round-scores.ts'

export interface CalibrationResult {
  readonly finished: number
  readonly failed: number
  readonly files: readonly string[]
  /** What is shown at the end. */
  readonly words: string
}

/** Nothing is written before the last run has ended: half a calibration has no posterior. */
export async function writeCalibration(
  folder: string, inputs: CalibrationInputs, records: Records, scores: readonly RoundScores[],
): Promise<CalibrationResult> {
  const finished = records.recorded().length
  const failures = records.failures()
  const nRuns = nTasksOf(inputs)
  const last = scores.at(lastRoundOf(inputs))
  if (records.nDone < nRuns || !last?.posterior) {
    return { finished, failed: failures.length, files: [], words: '' }
  }
  const { scores: all, posterior } = last
  const runs = runsOfRound(inputs, lastRoundOf(inputs), records)
  const best = bestDraws(inputs, runs)
  const nTimes = nAdjustmentsOf(inputs)
  const moved = nTimes > 0 ? adjustedDraws(inputs, lastRoundOf(inputs), all, runs) : all
  const kept = moved.subMatrixRow(best)
  const draws = kept.to2DArray().map((row) => parametersAt(inputs.parameters, row))
  const parameters = parameterRows(inputs.parameters, nTimes > 0 || best.length < all.rows ? spreadOf(kept) : posterior)
  const shown = parameters.filter((_, k) => inputs.parameters[k].name !== pushName)
  const fit = fitRows(inputs, runsOfRound(inputs, 0, records).map(({ values }) => values),
    runs.filter(({ member }) => best.includes(member)).map(({ values }) => values))
  const bySeries = fitBySeries(fit)
  const pictures = calibrationPictures(inputs, shown, fit)
  const took = `It took ${nRuns} runs: ${inputs.weights.length} rounds of ${inputs.members}, and ${nTimes > 1 ? nTimes : 'one'} of each of ${
    inputs.draws} draws${nTimes > 0 ? ', each time moved by what their runs missed' : ''}${
    inputs.keep < inputs.draws ? `, of which the ${best.length} that fit best are kept` : ''}.`
  const manifest = {
    program: 'umbral', command: 'calibrate', fingerprint: fingerprintOf(inputs), ...inputs,
    finished, failures, kept: best, warnings: records.warnings().map(({ message, nTasks }) => ({ message, replicates: nTasks })),
    posterior: {
      mean: posterior.mean.to1DArray(), covariance: posterior.covariance.to2DArray(),
      summaries: posterior.nSummaries,
    },
  }
  const texts: Readonly<Record<string, string>> = {
    'posterior.csv': drawsCsv(draws),
    'parameters.csv': parametersCsv(parameters),
    'fit.csv': fitCsv(fit),
    'report.html': calibrationPage(inputs, shown, bySeries, pictures, took),
    ...Object.fromEntries(pictures.map(({ name, svg }) => [`pictures/${name}.svg`, svg])),
    [manifestFile]: jsonText(manifest),
  }
  for (const [name, text] of Object.entries(texts)) {
    await writeFileWhole(join(folder, name), (write) => write(text))
  }
  for (const { name, svg } of pictures) {
    await writeBytesWhole(join(folder, `pictures/${name}.png`), renderPng(svg))
  }
  return {
    finished, failed: failures.length,
    files: [...Object.keys(texts), ...pictures.map(({ name }) => `pictures/${name}.png`)],
    words: [
      answerOf(inputs, shown, bySeries), took, plainTable(parametersTable(shown)), plainTable(fitTable(bySeries)),
    ].join('\n\n'),
  }
}
