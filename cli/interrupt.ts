/** An orderly end on Ctrl-C or a termination. */
import { Exit } from './exit.ts'

/** npm and `timeout` pass a signal on that the terminal's whole group gets anyway: one, not two. */
const ECHO_MS = 1000

/** Ctrl-C or a termination: the first asks for an orderly end, the second ends. */
export function listenForInterrupt() {
  const controller = new AbortController()
  let firstAt = 0
  const interrupt = {
    signal: controller.signal,
    onFirst: () => {},
    stop: () => {
      if (controller.signal.aborted) return // an echo must not cut the end short
      process.off('SIGINT', heard)
      process.off('SIGTERM', heard)
    },
  }
  function heard(): void {
    if (controller.signal.aborted) {
      if (Date.now() - firstAt > ECHO_MS) process.exit(Exit.interrupted)
      return
    }
    firstAt = Date.now()
    controller.abort()
    interrupt.onFirst()
  }
  process.on('SIGINT', heard)
  process.on('SIGTERM', heard)
  return interrupt
}
