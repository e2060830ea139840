import { maskSecrets } from './mask-secrets.js'

/** What is the agency's own: how the assistant is made, what the call cost it, and how to listen in and steer. */
const OF_THE_AGENCY = new Set([
  ...['assistant', 'toAssistant', 'fromAssistant', 'assistantOverrides', 'squad', 'squadOverrides', 'workflow'],
  ...['cost', 'costs', 'costBreakdown', 'monitor'],
])

const isPrompt = (entry: unknown) => (entry as { role?: unknown } | null)?.role === 'system'

/**
 * A payload as a client may have it: without what is the agency's own, without system prompts, and with secrets masked.
 * Undefined when it is no JSON, or nested too deep to be written again.
 */
export function forClients(text: string): string | undefined {
  try {
    const kept = JSON.parse(text, (key, value: unknown) => {
      if (OF_THE_AGENCY.has(key)) return undefined
      return Array.isArray(value) ? value.filter((entry) => !isPrompt(entry)) : value
    })
    return maskSecrets(JSON.stringify(kept))
  } catch {
    return undefined
  }
}
