/** What can go wrong with the folder that results are written to, in words. */
import { FolderInUse } from '../workers/lock.ts'
import { MachineError, UserError } from './exit.ts'

/** Codes of a disk that has no room left, of its own or for this user. */
const noRoom = ['ENOSPC', 'EDQUOT']

/** The error to throw in place of this one. */
export function inWords(error: unknown, folder: string): unknown {
  if (error instanceof FolderInUse) return new UserError(`${folder} is in use: ${error.message}`)
  if (error instanceof Error && 'code' in error && noRoom.includes(String(error.code))) {
    return new MachineError(`there is no room left on the disk of ${folder}. What was finished is `
      + 'kept: make room, and the same command with --resume goes on')
  }
  return error
}
