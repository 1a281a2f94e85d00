import { monthOfYear } from '../dates.ts'
import { covers } from '../policies/slots.ts'
import { logistic } from '../random/distributions.ts'
import {
  caughtBelief, expectationOf, homePathOf, prospectOf, stopBelief, wordOf, type Expectation,
  type HomePath, type Prospect,
} from '../state/beliefs.ts'
import { LAWFUL_ONLY, nTypes } from '../state/classes.ts'
import { Place } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { daysToDeadline, meanOfOrigin } from '../state/smugglers.ts'
import { nOrigins, nParties, nZones } from '../world.ts'

const USD_UNIT = 10_000 // fees are weighed per 10,000 USD

/**
 * Every class weighs its options on what its community believes today. Entry is worth 1.
 *
 *   walking up     P(released) - costs of removal and return x risk aversion
 *   evading        P(not caught) x value unseen + P(caught) x walking up - guide - danger
 *   crossing       the better of the two (log-sum)
 *   waiting        an appointment, discounted by the wait that is believed, for the share that
 *                  applies, if it is worth as much as staying near the line; else that
 *   staying        what home is worth; where a lawful path from home is known, for the share that
 *                  applies, admission after the wait that is believed, if that is better
 *   going          ties, and the better of crossing and waiting, less stops in Mexico, way and fee
 *
 *   hazard of leaving    2 h logistic(slope (going - staying + rush - wait and see)) x season x push
 *   hazard of crossing   2 h logistic(slope (crossing - waiting + rush - wait and see))
 *                        x what Mexican control of the line's southern side holds back
 *
 * Rush: what would be lost by coming after a measure that is expected, if one can still be there
 * before it, the more so the nearer it is. Wait and see: what others' experience will tell, while
 * only the word of an announcement is known. Both are differences of the same values;
 * `planningHorizonDays` says how far ahead people plan, `waitAndSee` what experience is worth.
 *
 * Reads beliefs, awareness, fees, queues. Writes outlook. No chance.
 */
export function weighOptions(sim: Sim): void {
  const { classes, params, outlook, surroundings, smugglers, us, mexico, today } = sim
  const hasSmugglers = !sim.agendas[sim.running.scenario].isOff.smugglers
  const season = params.seasonOfDeparture[monthOfYear(today.day)]
  const prospect: Prospect = { released: 0, removed: 0, returned: 0 }
  const home: Word = { now: 0, ahead: 0, urgency: 0 }
  const road: Word = { now: 0, ahead: 0, urgency: 0 }
  const path: HomePath = { known: 0, value: 0 }
  const admitted = Math.exp(-params.portDiscountPerDay * us.waitDays[0])
    - params.waitCostPerDay * us.waitDays[0]

  for (let group = 0; group < classes.nCommunities * nParties; group++) {
    const party = group % nParties
    const community = (group - party) / nParties
    const origin = classes.origin[group * nTypes]
    prospectOf(sim, community, origin, party, prospect)
    const caught = caughtBelief(sim, community)
    const stopped = 1 - Math.exp(nZones * Math.log(1 - stopBelief(sim, community)))
    const fee = hasSmugglers ? meanOfOrigin(smugglers, smugglers.feeUsd, origin) : 0
    const wayDays = params.daysToMexico[origin] + params.daysSouthToInland + params.daysInlandToNorth
    hear(sim, community, origin, party, false, wayDays, home)
    hear(sim, community, origin, party, true, 1, road)
    hearOfPaths(sim, community, origin, party, path)
    const slope = params.decisionSlope[party]
    const push = surroundings.push[party * nOrigins + origin]
    const exposure = classes.exposure[group * nTypes]
    const heldBack = Math.exp(-params.lineControl * exposure * (mexico.effort[Place.north] - 1))

    for (let k = 0; k < nTypes; k++) {
      const c = group * nTypes + k
      const risk = params.typeRiskAversion[k]
      const feeWeight = params.typeFeeWeight[k] / USD_UNIT
      const loss = prospect.released * (1 + params.removalCost * risk) // if release turns to removal
      const walkUp = prospect.released - params.removalCost * risk * prospect.removed
        - params.returnCost * risk * prospect.returned
      const evadeCost = params.evadeFeeUsd * feeWeight + params.evadeRisk * risk - params.evadeTaste[party]
      const penalty = k === LAWFUL_ONLY ? params.lawfulCrossingPenalty : 0
      const applies = k === LAWFUL_ONLY ? 1 : params.appUseProb[origin]
      const idle = params.idleValue[party]
      const port = applies * Math.max(admitted, idle) + (1 - applies) * idle

      const walkUpNow = walkUp - road.now * loss
      const evadeNow = (1 - caught) * params.unseenValue + caught * walkUpNow - evadeCost
      const crossNow = softMax(walkUpNow, evadeNow, params.modeSlope) - penalty
      const rush = road.ahead * road.urgency * loss
      const waitAndSee = params.waitAndSee * road.now * loss
      outlook.crossValue[c] = crossNow
      outlook.portValue[c] = port
      outlook.evadeProb[c] = logistic(params.modeSlope * (evadeNow - walkUpNow))
      outlook.crossHazard[c] = 2 * params.crossingHazardPerDay
        * logistic(slope * (crossNow - port + rush - waitAndSee)) * heldBack
        * surroundings.crossingFactor[0]

      const walkUpFar = walkUp - home.now * loss
      const evadeFar = (1 - caught) * params.unseenValue + caught * walkUpFar - evadeCost
      const crossFar = softMax(walkUpFar, evadeFar, params.modeSlope) - penalty
      const north = softMax(crossFar, port, slope)
      const going = params.tiesValue[origin] + north * (1 - params.stopLoss * stopped) - params.stopCost * risk * stopped
        - params.journeyCost[origin] * risk - fee * feeWeight
      const gain = home.ahead * home.urgency * loss - params.waitAndSee * home.now * loss
      const pathShare = k === LAWFUL_ONLY ? 1 : params.homePathUseProb[origin]
      const staying = params.stayValue[party]
        + pathShare * path.known * Math.max(0, path.value - params.stayValue[party])
      outlook.departHazard[c] = 2 * params.departureHazardPerDay
        * logistic(slope * (going - staying + gain)) * season * push
    }
  }
}

/** What a community has heard: shares of releases taken to end now, and by measures to come. */
interface Word {
  now: number
  ahead: number
  urgency: number
}

function hear(
  sim: Sim, community: number, origin: number, party: number, isOnRoad: boolean, wayDays: number,
  word: Word,
): void {
  const { slots, params, smugglers, running, agendas } = sim
  word.now = 0
  word.ahead = 0
  word.urgency = 0
  if (agendas[running.scenario].isOff.news) return
  const expectation: Expectation = { weight: 0, inDays: 0 }
  const talk = agendas[running.scenario].isOff.smugglers
    ? 0 : params.smugglerMessage * smugglers.trust[origin] * meanOfOrigin(smugglers, smugglers.message, origin)
  let believed = 1
  for (let s = 0; s < slots.length; s++) {
    const slot = slots[s]
    if (!slot.isIn[running.scenario]) continue
    if (!covers(slot, party, origin)) continue
    const severity = slot.policy.severity ?? params.announcedSeverity
    believed *= 1 - severity * wordOf(sim, slot, s, community, party, isOnRoad)
    expectationOf(sim, slot, s, community, isOnRoad, expectation)
    const slack = expectation.inDays - wayDays
    if (expectation.weight * severity > word.ahead && slack >= 0) {
      word.ahead = expectation.weight * severity
      word.urgency = Math.exp(-slack / params.planningHorizonDays) * (1 + talk)
    }
  }
  const toOwn = daysToDeadline(smugglers, origin, sim.today.day) - wayDays
  if (toOwn >= 0 && params.ownDeadlineCredence * smugglers.trust[origin] > word.ahead) {
    word.ahead = params.ownDeadlineCredence * smugglers.trust[origin]
    word.urgency = Math.exp(-toOwn / params.planningHorizonDays) * (1 + talk)
  }
  word.now = (1 - believed) * (1 - talk)
}

/** Of the lawful paths from home that are open to them, the one of which most is expected. */
function hearOfPaths(sim: Sim, community: number, origin: number, party: number, best: HomePath): void {
  const { slots, running, agendas } = sim
  best.known = 0
  best.value = 0
  if (agendas[running.scenario].isOff.news) return
  const path: HomePath = { known: 0, value: 0 }
  for (let s = 0; s < slots.length; s++) {
    if (slots[s].path < 0 || !slots[s].isIn[running.scenario] || !covers(slots[s], party, origin)) continue
    homePathOf(sim, slots[s], s, community, party, path)
    if (path.known * path.value > best.known * best.value) {
      best.known = path.known
      best.value = path.value
    }
  }
}

/** Log-sum of two values, so that two equal options are worth what one is. */
function softMax(a: number, b: number, slope: number): number {
  const high = Math.max(a, b)
  return high + (Math.log(Math.exp(slope * (a - high)) + Math.exp(slope * (b - high))) - Math.LN2) / slope
}
