/** How far a run has come: a bar on a terminal, plain lines elsewhere, events with `--json`. */
import { writeError, writeEvent } from './output.ts'

export interface ProgressDisplay {
  /** So many replicates are done. */
  readonly update: (done: number) => void
  /** A line of its own, above the bar. */
  readonly note: (text: string) => void
  readonly end: () => void
}

export interface ProgressOptions {
  readonly total: number
  /** Done before this execution; they say nothing about its speed. */
  readonly before: number
  readonly json: boolean
  readonly quiet: boolean
  readonly now?: () => number // ms
}

const LINE_EVERY_MS = 30_000
const BAR_EVERY_MS = 100
const BAR_WIDTH = 30

export function showProgress(options: ProgressOptions): ProgressDisplay {
  if (options.json) return events(options)
  if (options.quiet) return { update: () => {}, note: () => {}, end: () => {} }
  const isTerminal = process.stderr.isTTY && !process.env.CI && process.env.TERM !== 'dumb'
  return isTerminal ? bar(options) : plainLines(options)
}

function pace({ total, before, now = Date.now }: ProgressOptions) {
  const started = now()
  return (done: number): { rate: number | null; secondsLeft: number | null } => {
    const rate = (done - before) / ((now() - started) / 1000)
    if (!(rate > 0) || !Number.isFinite(rate)) return { rate: null, secondsLeft: null }
    return { rate, secondsLeft: (total - done) / rate }
  }
}

/** `1.4 a second, 12 s left` */
function inWords({ rate, secondsLeft }: ReturnType<ReturnType<typeof pace>>): string {
  if (rate === null || secondsLeft === null) return ''
  const speed = rate >= 1 ? `${rate.toFixed(1)} a second` : `${(1 / rate).toFixed(1)} s each`
  return `${speed}, ${duration(secondsLeft)} left`
}

/** `48 s`, `2 min 05 s`, `3 h 10 min` */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes} min ${String(whole % 60).padStart(2, '0')} s`
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}

function bar(options: ProgressOptions): ProgressDisplay {
  const { total, now = Date.now } = options
  const paceAt = pace(options)
  let drawnAt = Number.NEGATIVE_INFINITY
  let line = ''
  const clear = (): void => {
    if (line !== '') writeError('\r\u001b[K')
  }
  const draw = (done: number): void => {
    const full = Math.floor((BAR_WIDTH * done) / total)
    line = `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${done} of ${total} replicates  ${
      inWords(paceAt(done))}`.slice(0, (process.stderr.columns || 80) - 1)
    writeError(`\r\u001b[K${line}`)
  }
  draw(options.before)
  return {
    update: (done) => {
      if (done < total && now() - drawnAt < BAR_EVERY_MS) return
      drawnAt = now()
      draw(done)
    },
    note: (text) => {
      clear()
      writeError(`${text}\n${line}`)
    },
    end: () => {
      clear()
      line = ''
    },
  }
}

function plainLines(options: ProgressOptions): ProgressDisplay {
  const { total, before, now = Date.now } = options
  const paceAt = pace(options)
  let tenth = Math.floor((10 * before) / total)
  let saidAt = now()
  return {
    update: (done) => {
      const reached = Math.floor((10 * done) / total)
      if (reached === tenth && now() - saidAt < LINE_EVERY_MS) return
      tenth = reached
      saidAt = now()
      const words = done < total ? inWords(paceAt(done)) : ''
      writeError(`${done} of ${total} replicates${words === '' ? '' : `, ${words}`}\n`)
    },
    note: (text) => writeError(`${text}\n`),
    end: () => {},
  }
}

function events(options: ProgressOptions): ProgressDisplay {
  const paceAt = pace(options)
  return {
    update: (done) => {
      const { rate, secondsLeft } = paceAt(done)
      writeEvent({
        event: 'progress', done, total: options.total, replicatesPerSecond: rate, secondsLeft,
      })
    },
    note: (message) => writeEvent({ event: 'note', message }),
    end: () => {},
  }
}
