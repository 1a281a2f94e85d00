/** A pool of threads that run batches; it finds the worker's file in source and in dist. */
import { Piscina } from 'piscina'
import type { Batch, BatchResult } from './batch.ts'

const fromSource = import.meta.url.endsWith('.ts')
const ending = fromSource ? 'ts' : 'js'
const stripsTypes = Boolean(Reflect.get(process.features, 'typescript')) // Node >= 22.18

/** Address of the worker of the real model. */
export const replicateWorker = new URL(`./replicate-worker.${ending}`, import.meta.url).href

/**
 * MiB of each thread's heap of objects. People and records stand in typed arrays outside of it, so that a
 * replicate needs some 20 at any weight; without a bound, threads let garbage of many replicates pile up.
 */
const heap = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 256 } as const

export type Pool = Piscina<Batch, BatchResult>

export function makePool(threads: number, worker: string = replicateWorker): Pool {
  return new Piscina<Batch, BatchResult>({
    filename: worker,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: heap,
    ...(fromSource && !stripsTypes ? { execArgv: ['--import', 'tsx'] } : {}),
  })
}
