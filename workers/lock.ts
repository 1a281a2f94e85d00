/** One run at a time writes to a folder; what a killed run has left behind does not count. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

export class FolderInUse extends Error {}

/** Take the folder's lock and return how to give it back. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock')
  const mine = `${process.pid} ${hostname()}\n`
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, 'wx')
      writeSync(file, mine)
      closeSync(file)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error
      const [pid, host] = readFileSync(path, 'utf8').trim().split(' ')
      if (attempt > 0 || isRunning(Number(pid), host)) {
        throw new FolderInUse(`process ${pid} on ${host} is writing there; if it is not, delete ${path}`)
      }
      rmSync(path, { force: true })
    }
  }
}

/** Whether the holder may still be at work. One on another machine is believed to be. */
function isRunning(pid: number, host: string | undefined): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  if (host !== hostname()) return true
  if (pid === process.pid) return false // a number used again, as in containers
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
