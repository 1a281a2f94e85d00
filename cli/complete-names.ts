/** Words that a shell completes beside commands and options: names of scenarios, terms to explain. */
const withScenarios = ['run', 'compare', 'replay', 'validate']

/** Names that go on from the word begun; nothing where yargs knows what may stand there. */
export async function namesFor(command = '', begun = ''): Promise<readonly string[]> {
  if (begun.startsWith('-') || begun === command) return []
  return (await namesAfter(command)).filter((name) => name.startsWith(begun))
}

async function namesAfter(command: string): Promise<readonly string[]> {
  if (withScenarios.includes(command)) {
    const { shippedNames } = await import('./scenario/shipped.ts')
    return shippedNames()
  }
  if (['sweep', 'sensitivity'].includes(command)) {
    const { shippedSweeps } = await import('./scenario/shipped.ts')
    return shippedSweeps()
  }
  if (command === 'calibrate') {
    const { shippedCalibrations } = await import('./scenario/shipped.ts')
    return shippedCalibrations()
  }
  if (command === 'explain') {
    const { parameters } = await import('../sim/parameters/table.ts')
    const { outputs } = await import('../sim/observe/outputs.ts')
    return [...Object.keys(parameters), ...Object.keys(outputs)]
  }
  return []
}
