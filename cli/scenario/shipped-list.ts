import { readFileSync } from 'node:fs'
import path from 'node:path'
import { childOf } from './located.ts'
import { shownFile } from './problems.ts'
import { readYaml } from './read.ts'
import { shippedFolder, shippedNames } from './shipped.ts'

export interface ShippedScenario {
  readonly name: string
  readonly question: string
  readonly file: string
}

/** The scenarios that ship. Their questions are read, the rest is left for `validate`. */
export function shippedScenarios(folder: string = shippedFolder()): readonly ShippedScenario[] {
  return shippedNames(folder).map((name) => {
    const file = path.join(folder, `${name}.yaml`)
    const { root } = readYaml(readFileSync(file, 'utf8'), file)
    const question = childOf(root ?? undefined, 'question')
    const text = question?.kind === 'scalar' ? String(question.value) : ''
    return { name, question: text, file: shownFile(file) }
  })
}
