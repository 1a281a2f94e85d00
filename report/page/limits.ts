import type { DrawInputs } from '../../study/draws.ts'

/** What a reader has to know before using a number; docs/model.md says it at length. */
export const limitsOf = ({ draws }: DrawInputs): string[] => [
  'Much about beliefs, smugglers and Mexico is assumed, and parameters were fitted to what was observed until May 2024. '
    + `${draws === 'posterior'
      ? 'The bands carry the doubt that these data left, if the model is right: on the past they held fewer months than they promise'
      : `No posterior was used here: the bands are ${draws === 'priors'
        ? 'those of priors that nothing seen has narrowed' : 'too narrow to be a forecast'}`}.`,
  'Compare rather than predict: a difference with the same people and the same luck is worth more than either level.',
  'An encounter is an event, not a person; one person may have many. Got-aways and undetected entries are not among them '
    + 'and may move the other way; undetected entry is inferred.',
  'Fewer crossings is not by itself a better outcome. It can mean that people found a lawful way, stayed at home unharmed, or '
    + 'were stranded, divided or pushed to more dangerous ways. Deaths and violence are not simulated.',
  'Families that part are seen in observation only as a lower bound; the model counts what it lets families do.',
  'The model describes responses to policy, not the worth of a claim or of a policy.',
]
