/** The model's day, in order. Start reading here: each line is a file of `processes/`. */
import { admitFromHome } from './processes/admit-from-home.ts'
import { applyPolicies } from './processes/apply-policies.ts'
import { attemptCrossing } from './processes/attempt-crossing.ts'
import { consentToTakeBack } from './processes/consent-to-take-back.ts'
import { decideAfterTurnBack } from './processes/decide-after-turn-back.ts'
import { depart } from './processes/depart.ts'
import { formIntentions } from './processes/form-intentions.ts'
import { hearNews } from './processes/hear-news.ts'
import { hearOfEnds } from './processes/hear-of-ends.ts'
import { hearOfStarts } from './processes/hear-of-starts.ts'
import { holdInCustody } from './processes/hold-in-custody.ts'
import { meetSurroundings } from './processes/meet-surroundings.ts'
import { presentAtPorts } from './processes/present-at-ports.ts'
import { sendChildAlone } from './processes/send-child-alone.ts'
import { reviewBusinesses } from './processes/review-businesses.ts'
import { setMexicanEffort } from './processes/set-mexican-effort.ts'
import { talkUpDemand } from './processes/talk-up-demand.ts'
import { travel } from './processes/travel.ts'
import { updateBeliefs } from './processes/update-beliefs.ts'
import { updateSmugglers } from './processes/update-smugglers.ts'
import { waitNearLine } from './processes/wait-near-line.ts'
import { weighOptions } from './processes/weigh-options.ts'
import type { Sim } from './state/sim.ts'

export type Process = (sim: Sim) => void

export const dailySchedule: readonly Process[] = [
  meetSurroundings, //    push by origin, season, weekday; whose wait ends today
  applyPolicies, //       triggers read finished days; what is in force becomes the law of the day
  hearNews, //            leaks and announcements spread through communities and along the road
  hearOfEnds, //          what an ended measure did to people comes to count for less
  hearOfStarts, //        what came before a measure that begins does so too
  setMexicanEffort, //    from budget, agreement, fatigue and politics
  consentToTakeBack, //   Mexico: how many people of other nationalities it takes back today
  weighOptions, //        every class values going, crossing, waiting by what it believes
  formIntentions, //      new intentions, independently of policy; old ones lapse
  admitFromHome, //       parole and offices in the region: by lot among those who apply at home
  depart, //              those whose patience is used up leave, with a smuggler or alone
  travel, //              through Mexico: stopped and taken south, returned, or let through
  waitNearLine, //        in northern Mexico: swept away, tired of it, or crossing today
  sendChildAlone, //      a family about to cross may send a child on alone
  attemptCrossing, //     between ports: sector, walking up or evading; met, got away, or unseen
  presentAtPorts, //      appointments are drawn, and kept
  holdInCustody, //       exemptions, screening, capacity: released, removed, returned, transferred
  decideAfterTurnBack, // try again, wait, go home
  updateBeliefs, //       outcomes become news
  updateSmugglers, //     sales, fee, capacity
  reviewBusinesses, //    on the first of a month: exit, entry, product
  talkUpDemand, //        what they say, and deadlines that fail
]
