/** How the program ends (docs/architecture.md). */
export const Exit = {
  fine: 0,
  fault: 1, //            ours, or the machine's
  input: 2, //            the user's
  expectation: 3, //      an `expect:` of the scenario does not hold
  someFailed: 4, //       some replicates failed, the rest is written
  interrupted: 130,
} as const

/** What the user can put right: printed without a stack, and the program ends with 2. */
export class UserError extends Error {
  override readonly name: string = 'UserError'
}

/** What the machine has failed at, in words: printed without a stack, and the program ends with 1. */
export class MachineError extends Error {
  override readonly name = 'MachineError'
}

/** A command or an option that does not exist, or is given wrongly: the help says more. */
export class UsageError extends UserError {
  override readonly name = 'UsageError'
}
