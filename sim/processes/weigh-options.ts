import { monthOfYear } from '../dates.ts'
import type { Parameters } from '../parameters/resolve.ts'
import { logistic } from '../random/distributions.ts'
import { caughtBelief, prospectOf, stopBelief, type Prospect } from '../state/beliefs.ts'
import { LAWFUL_ONLY, nTypes } from '../state/classes.ts'
import { Place } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { meanOfOrigin } from '../state/smugglers.ts'
import {
  hear, hearOfAppointments, hearOfHomePaths, noWord, type HomePath, type MoreAppointments,
} from '../state/words.ts'
import { nOrigins, nParties, nZones, origins, PartyKind } from '../world.ts'

const USD_UNIT = 10_000 // fees are weighed per 10,000 USD

/**
 * Every class weighs its options on what its community believes today. Entry is worth 1.
 *
 *   walking up     P(released) - costs of removal and return x risk aversion; a return by law costs
 *                  more than an expulsion, which leaves no record
 *   evading        P(not caught) x value unseen + P(caught) x walking up - danger; less a guide, once
 *                  both with the further attempts that a return to Mexico leaves open
 *   crossing       the better of the two (log-sum)
 *   waiting        an appointment, discounted by the wait that is believed, for the share that
 *                  applies, if it is worth as much as staying near the line; else that; or, for the
 *                  share that can apply from home, the path from there, which who crosses loses
 *   staying        what home is worth; where a lawful path from home is known, for the share that
 *                  applies, admission after the wait that is believed, if that is better
 *   going          ties, and the better of crossing and waiting, less stops in Mexico, way and fee
 *
 *   hazard of leaving    2 h logistic(slope (going - staying + rush - wait and see + hope)) x season x push
 *   hazard of crossing   2 h logistic(slope (crossing - waiting + rush - wait and see - hope))
 *                        x what Mexican control of the line's southern side holds back, and dated shocks
 *
 * Rush: what would be lost by coming after a measure that is expected, if one can still be there
 * before it, the more so the nearer it is. Hope: what is gained by crossing after a day on which it
 * is said to open; it draws people from home and holds those near the line. Wait and see: what
 * others' experience will tell, while only the word of an announcement is known. All are differences
 * of the same values; `planningHorizonDays` and, near the line, `crossingHorizonDays` say how far ahead
 * people plan, `waitAndSee` what experience is worth.
 *
 * Reads beliefs, awareness, fees, queues. Writes outlook. No chance.
 */
export function weighOptions(sim: Sim): void {
  const { classes, params, outlook, surroundings, smugglers, us, mexico, law, today } = sim
  const hasSmugglers = !sim.agendas[sim.running.scenario].isOff.smugglers
  const month = monthOfYear(today.day)
  const prospect: Prospect = { released: 0, removed: 0, returned: 0 }
  const home = noWord()
  const road = noWord()
  const path: HomePath = { known: 0, value: 0 }
  const more: MoreAppointments = { weight: 0, waitDays: 0 }

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
    hearOfHomePaths(sim, community, origin, party, path)
    hearOfAppointments(sim, community, origin, party, false, more)
    const admittedFar = admission(params, us.waitDays[0], more)
    hearOfAppointments(sim, community, origin, party, true, more)
    const admitted = admission(params, us.waitDays[0], more)
    const idle = params.idleValue[party]
    const slope = params.decisionSlope[party]
    const push = surroundings.leaving[party * nOrigins + origin]
    const season = seasonOf(params, origin, party, month)
    const exposure = classes.exposure[group * nTypes]
    const cell = party * nOrigins + origin
    const heldBack = surroundings.nearLine[cell]
      * Math.exp(-params.lineControl * exposure * (mexico.effort[Place.north] - 1))

    const isExpelled = law.expelProb[cell] > 0
    const retry = isExpelled ? params.retryAfterExpulsionProb : params.retryProb
    const returnCost = params.returnCost + (isExpelled ? 0 : params.legalRecordCost)
    const again = retry[party] * params.retryOfOrigin[origin] * prospect.returned
    const againOnFoot = 1 / (1 - again)
    const againUnseen = 1 / (1 - again * caught)
    const hasPath = law.appointmentsPerDay[0] > 0 || law.admitsFromHome[cell] === 1
    const distaste = hasPath ? params.lawfulCrossingPenalty : params.lawfulPenaltyWithoutPath[origin]

    for (let k = 0; k < nTypes; k++) {
      const c = group * nTypes + k
      const risk = params.typeRiskAversion[k]
      const feeWeight = params.typeFeeWeight[k] / USD_UNIT
      const loss = prospect.released * (1 + params.removalCost * risk) // if release turns to removal
        + (isExpelled ? prospect.returned * params.legalRecordCost * risk : 0) // ... and expulsion to return by law
      const opening = prospect.removed * (1 + params.removalCost * risk)
        + prospect.returned * (1 + returnCost * risk) // if what is not release turns to it
      const walkUp = prospect.released - params.removalCost * risk * prospect.removed
        - returnCost * risk * prospect.returned
      const evadeCost = params.evadeFeeUsd * feeWeight - params.evadeTaste[party] - params.evadeTasteOfOrigin[origin] // once, however often one tries
      const danger = params.evadeRisk * risk
      const penalty = k === LAWFUL_ONLY ? distaste : 0
      const applies = k === LAWFUL_ONLY ? 1 : params.appUseProb[origin]
      const pathShare = (k === LAWFUL_ONLY ? 1 : params.homePathUseProb[origin]) * path.known
      const atPort = applies * Math.max(admitted, idle) + (1 - applies) * idle
      // Whoever crosses is no longer let in by the path from home.
      const port = atPort + pathShare * Math.max(0, path.value - atPort)
      const portFar = applies * Math.max(admittedFar, idle) + (1 - applies) * idle

      const onceNow = walkUp - road.closed * loss + road.opened * opening
      const walkUpNow = inSeries(onceNow, againOnFoot)
      const unseenNow = (1 - caught) * params.unseenValue + caught * onceNow - danger
      const evadeNow = inSeries(unseenNow, againUnseen) - evadeCost
      const crossNow = softMax(walkUpNow, evadeNow, params.modeSlope) - penalty
      const rush = road.closing * road.closingUrgency * loss
      const waitAndSee = params.waitAndSee * road.closed * loss
        + road.opening * road.openingNearness * opening // ... for the day on which it opens
      outlook.crossValue[c] = crossNow
      outlook.portValue[c] = port
      outlook.evadeProb[c] = logistic(params.modeSlope * (evadeNow - walkUpNow))
      outlook.crossHazard[c] = 2 * params.crossingHazardPerDay
        * logistic(slope * (crossNow - port + rush - waitAndSee)) * heldBack
        * surroundings.crossingFactor[0]

      const onceFar = walkUp - home.closed * loss + home.opened * opening
      const walkUpFar = inSeries(onceFar, againOnFoot)
      const unseenFar = (1 - caught) * params.unseenValue + caught * onceFar - danger
      const evadeFar = inSeries(unseenFar, againUnseen) - evadeCost
      const crossFar = softMax(walkUpFar, evadeFar, params.modeSlope) - penalty
      const north = softMax(crossFar, portFar, slope)
      const going = params.tiesValue[origin] + north * (1 - params.stopLoss * stopped) - params.stopCost * risk * stopped
        - params.journeyCost[origin] * risk - fee * feeWeight
      const gain = home.closing * home.closingUrgency * loss - params.waitAndSee * home.closed * loss
        + home.opening * home.openingNearness * opening
      const staying = params.stayValue[party]
        + pathShare * Math.max(0, path.value - params.stayValue[party])
      outlook.departHazard[c] = 2 * params.departureHazardPerDay
        * logistic(slope * (going - staying + gain)) * season * push
    }
  }
}

const [MEXICO, ...CENTRAL_AMERICA] = (['mexico', 'guatemala', 'honduras', 'el-salvador'] as const)
  .map((origin) => origins.indexOf(origin))

/**
 * Factor of a month on leaving. Families have a season besides that of their origin; those of Mexico have it alone, as they
 * neither go for a season's work nor come through the Darien.
 */
function seasonOf(params: Parameters, origin: number, party: number, month: number): number {
  const isFamily = party === PartyKind.family
  if (isFamily && origin === MEXICO) return params.seasonOfFamilies[month]
  const ofOrigin = origin === MEXICO ? params.seasonOfDepartureMexico
    : CENTRAL_AMERICA.includes(origin) ? params.seasonOfDepartureCentralAmerica : params.seasonOfDeparture
  return ofOrigin[month] * (isFamily ? params.seasonOfFamilies[month] : 1)
}

/** What an attempt is worth with those that follow a return to Mexico, which nobody need make. */
const inSeries = (once: number, again: number): number => Math.max(once, once * again)

/** What an appointment after the wait is worth, as far as people count on the wait they have heard of. */
function admission(params: Parameters, waitDays: number, more: MoreAppointments): number {
  const after = (days: number): number =>
    Math.exp(-params.portDiscountPerDay * days) - params.waitCostPerDay * days
  return (1 - more.weight) * after(waitDays) + more.weight * after(more.waitDays)
}

/** Log-sum of two values, so that two equal options are worth what one is. */
function softMax(a: number, b: number, slope: number): number {
  const high = Math.max(a, b)
  const low = Math.min(a, b)
  return high + (Math.log(1 + Math.exp(slope * (low - high))) - Math.LN2) / slope
}
