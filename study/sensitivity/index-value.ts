/** One number that says how much a factor matters, with its 95 % bootstrap interval. */
export interface IndexValue {
  readonly factor: string
  readonly index: string
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The name under which chance stands beside the factors. */
export const chanceFactor = 'chance'
