/** `report.html` of a calibration. */
import type { CalibrationInputs, CalibrationMethod } from '../../study/calibration/inputs.ts'
import { documentOf } from '../page/document.ts'
import { htmlText } from '../page/html-text.ts'
import { tableOf } from '../page/tables.ts'
import type { SeriesFit } from './fit-rows.ts'
import type { ParameterRow } from './parameter-rows.ts'
import type { CalibrationPicture } from './pictures.ts'
import { fitTable, parametersTable, type WordTable } from './tables.ts'

export function calibrationPage(
  inputs: CalibrationInputs, parameters: readonly ParameterRow[], fit: readonly SeriesFit[],
  pictures: readonly CalibrationPicture[], took: string,
): string {
  const { question, name, scenario, data, version, seed, method } = inputs
  const html = ([header, ...rows]: WordTable, caption: string): string => tableOf(caption, header, rows)
  const picture = (wanted: string): string =>
    pictures.filter((one) => one.name === wanted).map(({ svg }) => svg).join('')
  return documentOf({
    title: question,
    facts: [`Calibration ${name}`, `scenario ${scenario.name}`, `${parameters.length} parameters`, `${data.length} data`],
    introduction: '',
    answer: [answerOf(inputs, parameters, fit), took],
    sections: [
      ['parameters', 'Parameters', picture('parameters') + html(parametersTable(parameters), 'Before and after the data: median and 90 % interval')],
      ['fit', 'Fit', picture('fit') + html(fitTable(fit), 'Runs of the prior, and of the posterior, against what was observed')],
      ['limits', 'How to read it', `<p>${htmlText(`${howLearnt[method.kind]} What the model leaves out is in `
        + 'neither: an interval says what the data tell of a parameter if the model is right.')}</p>`],
    ],
    footer: `Umbral ${version}, seed ${seed}`,
  })
}

const howLearnt: Readonly<Record<CalibrationMethod['kind'], string>> = {
  'ensemble-smoother': 'The posterior is a normal distribution in the scores of the priors, learnt from straight lines '
    + 'through the runs of the last rounds. Errors of observation are those of the file; luck is measured from the runs.',
  'local-ensemble-smoother': 'The posterior is the members of the last round, after their last step; intervals of '
    + 'parameters are those of a normal distribution as wide as they are. Parameters of one origin have learnt from '
    + 'data of that origin alone. Errors of observation are those of the file, made larger in each step as far as runs '
    + 'miss the data; luck is in the runs.',
}

export function answerOf(
  { method }: Pick<CalibrationInputs, 'method'>, parameters: readonly ParameterRow[], fit: readonly SeriesFit[],
): string {
  const start = method.kind === 'local-ensemble-smoother' ? method.startSpread : 1
  const learnt = parameters.filter(({ width }) => width < 0.7 * start)
  const average = (k: 0 | 1): string => {
    const total = fit.reduce((sum, { n }) => sum + n, 0)
    return `${Math.round((100 * fit.reduce((sum, { n, inside }) => sum + n * inside[k], 0)) / total)} %`
  }
  return `The data narrow ${learnt.length} of ${parameters.length} parameters by three tenths or more${start < 1 ? ' of the spread of the first round' : ''}. Of what was `
    + `observed, ${average(1)} lies in the 90 % interval of the posterior's runs, ${average(0)} in that of the prior's.`
}
