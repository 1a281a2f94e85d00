import { expect, test } from 'vitest'
import { mattersMost } from '../../report/sweep-answer.ts'

const axis = (name: string, label: string) => ({ name, label, targets: [], priorOf: null, levels: null })
const axes = [axis('threshold', 'Threshold'), axis('effort', 'Mexican effort'), axis('word', 'Word of mouth')]

test('names the factors that were seen to matter, greatest first, and no others', () => {
  const one = (measure: string, factor: string, value: number, low: number, index = 'total') =>
    ({ measure, unit: 'people', factor, index, value, low, high: 2 * value })
  expect(mattersMost({ axes }, [
    one('got_aways', 'threshold', 0.2, 0.1), one('got_aways', 'threshold', 0.9, 0.1, 'first_order'),
    one('got_aways', 'effort', 0.7, 0.5), one('got_aways', 'word', 0.8, -0.1),
    one('removals', 'threshold', 0.2, -0.1), one('releases', 'effort', 12_345, 10, 'mu_star'),
  ])).toEqual([
    'Got-aways: what matters most is Mexican effort (0.70), then Threshold (0.20); in brackets the total index.',
    'Removals: no factor is told apart from chance with so few points.',
    'Releases: what matters most is Mexican effort (12,300); in brackets the mean size of the effect of its whole range.',
  ])
})
