import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'

/** Whether nothing is in a folder, or there is none. */
export const isEmptyFolder = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0

/**
 * Has a folder made beside its place and then moved there, so that what was interrupted leaves nothing that looks whole.
 * What an interrupted try left beside it goes first; in its place there may be an empty folder and nothing else.
 */
export async function makeWhole(folder: string, make: (beginning: string) => void | Promise<void>): Promise<void> {
  const beginning = `${folder}.new`
  rmSync(beginning, { recursive: true, force: true })
  await make(beginning)
  rmSync(folder, { recursive: true, force: true })
  renameSync(beginning, folder)
}
