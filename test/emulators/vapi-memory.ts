import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { layOut } from './vapi-call.js'
import type { Kept, State } from './vapi-kinds.js'
import { addBusiness } from './vapi-playing.js'
import type { Resource } from './vapi-resources.js'

/** What is kept in the file. Before assistants could be made it was the list of calls alone. */
type Remembered = { calls: Kept[]; assistants: Resource[]; phoneNumbers: Resource[] }

export type Memory = { save(): void }

export const forgetful: Memory = { save: () => {} }

/** Takes up what the file holds, and writes it down when asked. */
export function remembering(state: State, file: string): Memory {
  const { calls, assistants, phoneNumbers } = existsSync(file) ? read(file) : NOTHING
  for (const assistant of assistants) state.assistants.set(assistant.id, assistant)
  for (const number of phoneNumbers) state.phoneNumbers.set(number.id, number)
  for (const kept of calls) {
    state.kept.set(kept.id, kept)
    state.calls.set(kept.id, layOut(kept.script, new Date(kept.createdAt), kept.id))
    const { business, assistant } = kept.script
    if (!assistant && !state.assistants.has(business.assistantId)) addBusiness(state, business)
  }
  return {
    save() {
      const remembered: Remembered = {
        calls: [...state.kept.values()],
        assistants: [...state.assistants.values()],
        phoneNumbers: [...state.phoneNumbers.values()],
      }
      writeFileSync(file, JSON.stringify(remembered), { mode: 0o600 })
    },
  }
}

const NOTHING: Remembered = { calls: [], assistants: [], phoneNumbers: [] }

function read(file: string): Remembered {
  const found = JSON.parse(readFileSync(file, 'utf8')) as Remembered | Kept[]
  return Array.isArray(found) ? { ...NOTHING, calls: found } : found
}
