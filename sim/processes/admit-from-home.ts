import { LONGEST_WAIT, WAIT_SMOOTHING } from '../state/authorities.ts'
import { countFlow, Flow, NO_SECTOR } from '../state/flows.ts'
import { isAtHome, numberOf, sizeOf, whoIs } from '../state/intentions.ts'
import { serveLadder } from '../state/ladders.ts'
import { applyFromHome } from '../state/lawful-paths.ts'
import { moveTo } from '../state/moves.ts'
import { leaveHome } from '../state/newcomers.ts'
import { BYTES, HALVES, Status } from '../state/people.ts'
import type { Sim } from '../state/sim.ts'
import { nHomePaths, nOrigins, nParties } from '../world.ts'

const flowOfPath = [Flow.parole_admissions, Flow.office_admissions]

/**
 * Lawful paths from home, as parole or through an office in the region: the day's places are drawn
 * among those who apply, and whoever is drawn is admitted.
 *
 *   apply      on the day a path opens all who intend to go and can; later, with the intention
 *   admitted   as many people as there are places, in the order of the lottery of their origin
 *   places     nobody wants are lost; a party larger than what is left overdraws the next day's
 *
 * Whoever sets out, or lets the intention go, leaves the lottery.
 *
 * Reads law. Writes status, lotteryKey, us' applicants, places and wait at home; flows
 * parole_admissions, office_admissions. Chance: the lottery ladder; one for who can apply.
 */
export function admitFromHome(sim: Sim): void {
  const { law, us } = sim
  if (isOpening(sim)) enlistThoseAtHome(sim)
  us.homeIsOpen.set(law.admitsFromHome)
  for (let o = 0; o < nOrigins; o++) {
    for (let path = 0; path < nHomePaths; path++) draw(sim, path, o)
    followWait(sim, o)
  }
}

function isOpening({ law, us }: Sim): boolean {
  for (let cell = 0; cell < nParties * nOrigins; cell++) {
    if (law.admitsFromHome[cell] && !us.homeIsOpen[cell]) return true
  }
  return false
}

/** One look at everybody, on the day on which a path opens. */
function enlistThoseAtHome(sim: Sim): void {
  const { people, intentions } = sim
  for (let i = 0; i < people.count[0]; i++) {
    if (isAtHome(sim, i)) applyFromHome(sim, i)
  }
  for (let number = 0; number < intentions.nNumbers[0]; number++) {
    if (isAtHome(sim, whoIs(number))) applyFromHome(sim, whoIs(number))
  }
}

function draw(sim: Sim, path: number, origin: number): void {
  const { intentions, law, us, homeLottery, due, weight } = sim
  const at = path * nOrigins + origin
  if (law.homeAdmissions[at] === 0) return
  us.homePlacesLeft[at] += law.homeAdmissions[at]
  if (us.homePlacesLeft[at] < 1) return
  serveLadder(homeLottery, origin, due, (who, key) => {
    if (us.homePlacesLeft[at] < 1) return false
    if (intentions.lotteryKey[numberOf(sim, who)] !== key || !isAtHome(sim, who)) return true // void
    us.homePlacesLeft[at] -= sizeOf(sim, who) * weight
    admit(sim, path, leaveHome(sim, who))
    return true
  })
  if (us.homePlacesLeft[at] > 1) us.homePlacesLeft[at] = 1
}

function admit(sim: Sim, path: number, person: number): void {
  const { people, classes, flows } = sim
  const c = people.classIndex[person * HALVES]
  const size = people.partySize[person * BYTES]
  countFlow(flows, flowOfPath[path], classes.party[c], classes.origin[c], NO_SECTOR, size)
  moveTo(sim, person, Status.released)
}

function followWait({ law, us }: Sim, origin: number): void {
  if (law.homeOffered[origin] === 0) return
  let applicants = 0
  for (let p = 0; p < nParties; p++) applicants += us.homeApplicants[p * nOrigins + origin]
  const wait = Math.min(LONGEST_WAIT, applicants / law.homeOffered[origin])
  const isFirst = us.homeWaitDays[origin] === 0
  us.homeWaitDays[origin] += (wait - us.homeWaitDays[origin]) * (isFirst ? 1 : WAIT_SMOOTHING)
}
