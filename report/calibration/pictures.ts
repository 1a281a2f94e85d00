/** The pictures of a calibration: parameters before and after, and the runs around what was observed. */
import { nAdjustmentsOf, type CalibrationInputs } from '../../study/calibration/inputs.ts'
import { drawFanChart, type FanPanel, type FanPoint } from '../chart.ts'
import type { FitRow } from './fit-rows.ts'
import { drawIntervalBars } from './interval-bars.ts'
import type { ParameterRow } from './parameter-rows.ts'

export interface CalibrationPicture {
  readonly name: string
  readonly title: string
  readonly svg: string
}

const MOST_PANELS = 12

export function calibrationPictures(
  inputs: CalibrationInputs, parameters: readonly ParameterRow[], fit: readonly FitRow[],
): CalibrationPicture[] {
  const { name, version, seed, members, weights, draws, drawsWeight, keep } = inputs
  const nTimes = nAdjustmentsOf(inputs)
  const source = `Umbral ${version}, calibration ${name}, seed ${seed}: ${weights.length} rounds of ${
    members} runs at weight ${weights.join(', ')}, then ${draws} draws at ${drawsWeight}${nTimes > 1 ? `, ${nTimes} times` : ''}${keep < draws ? `, the best ${keep} kept` : ''}.`
  const panels = fanPanels(fit)
  const parametersTitle = 'What the data tell of each parameter'
  const fitTitle = 'Runs of the posterior around what was observed'
  return [
    {
      name: 'parameters', title: parametersTitle,
      svg: drawIntervalBars({
        title: parametersTitle,
        subtitle: 'Standard deviations of the prior from its middle; a blue bar as wide as the grey one has learnt nothing.',
        source, rows: parameters.map(({ parameter, shift, width }) => ({ label: parameter, shift, width })),
      }),
    },
    ...panels.length === 0 ? [] : [{
      name: 'fit', title: fitTitle,
      svg: drawFanChart({
        title: fitTitle, subtitle: 'People by month.', panels, bandShares: [0.9, 0.5], fanLabel: 'Posterior',
        counterfactualLabel: 'Prior', observedLabel: 'Observed', source, scale: 'own',
        columns: Math.min(2, panels.length),
      }),
    }],
  ]
}

/** A panel for each monthly series. */
function fanPanels(fit: readonly FitRow[]): FanPanel[] {
  const monthly = fit.filter(({ period }) => /^\d{4}-\d{2}$/.test(period))
  return [...new Set(monthly.map(({ series }) => series))].slice(0, MOST_PANELS).map((series) => {
    const rows = monthly.filter((row) => row.series === series)
    return {
      title: series.replaceAll('_', ' '),
      fan: rows.map((row) => pointOf(row.period, row.posterior)),
      counterfactual: rows.map((row) => pointOf(row.period, row.prior)),
      observed: rows.map(({ period, observed }) => ({ date: period, value: observed })),
    }
  })
}

const pointOf = (date: string, [low, lower, median, upper, high]: readonly number[]): FanPoint =>
  ({ date, median, bands: [[low, high], [lower, upper]] })
