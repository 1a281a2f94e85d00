/**
 * Windows in which patterns are judged, first and last month of each: push does not move there, so
 * that it cannot draw the curve that the model is to explain.
 */
const judgedWindows = [
  ['2020-02', '2020-04'],
  ['2020-11', '2021-03'],
  ['2022-12', '2023-06'],
  ['2023-04', '2023-09'],
  ['2023-11', '2024-03'],
] as const

/** Whether a month (`YYYY-MM`) lies in one of them. */
export const isJudged = (month: string): boolean =>
  judgedWindows.some(([first, last]) => month >= first && month <= last)
