/** The reference pages of docs/, by file name. `test/reference.test.ts` notices when one is stale. */
import { outputsPage } from './outputs-page.ts'
import { parametersPage } from './parameters-page.ts'
import { scenarioFilesPage } from './scenario-files-page.ts'

export const referencePages = (): Readonly<Record<string, string>> => ({
  'parameters.md': parametersPage(),
  'outputs.md': outputsPage(),
  'scenario-files.md': scenarioFilesPage(),
})
