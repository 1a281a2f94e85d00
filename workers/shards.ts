/**
 * The journals of all shards of a plan, read together as if one machine had run all of it.
 * Nothing is joined unless every shard is there once, finished, and of the same plan.
 */
import { differences } from './inputs.ts'
import {
  inspectJournal, mergedWarnings, openJournal, type JournalHeader, type Records,
} from './journal.ts'
import { shownShard, tasksOf, type Shard } from './plan.ts'

/** Why folders cannot be joined: one sentence each. */
export class UnfitShards extends Error {
  readonly reasons: readonly string[]
  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'))
    this.reasons = reasons
  }
}

const MOST_DIFFERENCES = 3

/** The plan that these folders are shards of. Throws UnfitShards with every reason at once. */
export function commonPlan(folders: readonly string[]): JournalHeader {
  const reasons: string[] = []
  const found = folders.flatMap((folder) => {
    const state = inspectJournal(folder)
    if (state === null) reasons.push(`${folder} holds no journal, expected the folder of a shard`)
    else if (state.header.shard === null) {
      reasons.push(`${folder} holds an unfinished run and not a shard; --resume finishes it`)
    }
    return state?.header.shard ? [{ folder, ...state, shard: state.header.shard }] : []
  })
  const [first] = found
  if (first === undefined) throw new UnfitShards(reasons)

  const isOfFirst = ({ header, shard }: (typeof found)[number]): boolean =>
    header.fingerprint === first.header.fingerprint && header.command === first.header.command
    && shard.of === first.shard.of
  for (const other of found.filter((one) => !isOfFirst(one))) {
    const { of } = other.shard
    const how = of === first.shard.of
      ? differences(other.header.inputs, first.header.inputs).slice(0, MOST_DIFFERENCES).join('; ')
      : `it is one of ${of} shards here, one of ${first.shard.of} there`
    reasons.push(`${other.folder} is foreign: it differs from ${first.folder}: ${
      how || `a ${other.header.command} here, a ${first.header.command} there`}`)
  }
  const own = found.filter(isOfFirst)
  for (let index = 1; index <= first.shard.of; index++) {
    const shard = { index, of: first.shard.of }
    const holders = own.filter((one) => one.shard.index === index)
    const name = `shard ${shownShard(shard)}`
    if (holders.length === 0) reasons.push(`${name} is missing`)
    if (holders.length > 1) {
      reasons.push(`${name} is there ${holders.length} times: ${
        holders.map(({ folder }) => folder).join(', ')}`)
    }
    const expected = tasksOf({ nTasks: first.header.nTasks, shard }).length
    for (const { folder, done } of holders.filter((one) => one.done < expected)) {
      reasons.push(unfinished(folder, shard, done, expected))
    }
  }
  if (reasons.length > 0) throw new UnfitShards(reasons)
  return first.header
}

const unfinished = (folder: string, shard: Shard, done: number, expected: number): string =>
  `shard ${shownShard(shard)} in ${folder} is unfinished (${done} of ${expected}); run it again with `
  + '--resume first'

/** Open shards that `commonPlan` has found to fit. Throws UnfitShards for records that are damaged. */
export function openShards(folders: readonly string[]): Records {
  const shards = folders.map((folder) => {
    const { header } = inspectJournal(folder)!
    return { folder, header, shard: header.shard!, journal: openJournal(folder, header) }
  })
  const { of } = shards[0].shard
  const byTurn = shards.sort((a, b) => a.shard.index - b.shard.index).map(({ journal }) => journal)
  const reasons = shards.flatMap(({ folder, header, shard, journal }) => {
    const expected = tasksOf(header).length
    return journal.nDone < expected ? [unfinished(folder, shard, journal.nDone, expected)] : []
  })
  if (reasons.length > 0) {
    for (const journal of byTurn) journal.close()
    throw new UnfitShards(reasons)
  }
  const holderOf = (task: number): Records => byTurn[task % of]
  return {
    nDone: byTurn.reduce((sum, { nDone }) => sum + nDone, 0),
    isDone: (task) => holderOf(task).isDone(task),
    recorded: () => byTurn.flatMap((journal) => journal.recorded()).sort((a, b) => a - b),
    read: (task, start, target) => holderOf(task).read(task, start, target),
    failures: () => byTurn.flatMap((journal) => journal.failures()).sort((a, b) => a.task - b.task),
    warnings: () => mergedWarnings(byTurn.flatMap((journal) => journal.warnings())),
    close: () => byTurn.forEach((journal) => journal.close()),
  }
}
