import type { OutboundFacts } from './facts.js'

/** What only the prompt of an agent that makes calls says. `wait` is the mark for stopping to listen, or nothing. */
export type OutboundPhrases = {
  /** The mark itself; it is never said aloud. */
  wait: string
  audience: {
    rules: readonly string[]
    whereFrom: { known: string; unknown: string }
    optOut: string
  }
  objective: {
    intro: Record<OutboundFacts['objective'], string>
    steps: Record<OutboundFacts['objective'], (wait: string) => readonly string[]>
    close: readonly string[]
    success: string
  }
  styles: Record<OutboundFacts['style'], string>
  opening: {
    asked(wait: string): string
    ask(wait: string): string
    goOn: string
    refused: Record<OutboundFacts['whenRefused'], string>
    wrongPerson: string
  }
  objections: readonly string[]
  pacing: {
    lengths: Record<OutboundFacts['callLength'], string>
    wait: string
    acknowledge: string
    antiHangUp: readonly string[]
  }
  data: { rules: readonly string[]; types: Record<OutboundFacts['dataToExtract'][number]['type'], string> }
  voicemail: {
    hangUp: string
    leaveMessage: string
    screening: string
  }
}
