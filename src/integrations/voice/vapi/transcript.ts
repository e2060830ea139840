import type { SpokenMessage } from '../contract.js'
import { clean, type Json, list, record, text } from './read.js'

/** How a transcript may call the two who speak, past the words that everybody uses. */
export type SpeakerNames = { assistant: readonly string[]; caller: readonly string[] }

type Speaker = 'ASSISTANT' | 'CALLER' | 'UNKNOWN'
type Label = { name: string; speaker: Speaker }

const MAX_TEXT = 20_000
const MAX_NAME = 60

/** English, Spanish, French and German. */
const ASSISTANT_WORDS =
  'AI|Assistant|Bot|Agent|Virtual Assistant|AI Assistant|Asistente|Agente|IA|Assistante|Agente virtual|Asistente virtual|Assistent|Assistentin|Agentin|KI'
const CALLER_WORDS =
  'User|Customer|Caller|Human|Client|Usuario|Usuaria|Cliente|Llamante|Humano|Humana|Utilisateur|Utilisatrice|Cliente|Appelant|Appelante|Humain|Humaine|Benutzer|Benutzerin|Nutzer|Nutzerin|Kunde|Kundin|Anrufer|Anruferin|Mensch'

/** The names that a message gives its two speakers: of Vapi's `transcriptPlan`, and of the assistant itself. */
export function speakerNamesOf(message: Json): SpeakerNames {
  const call = record(message['call'])
  const members = [message, call].flatMap((from) => list(record(from['squad'])['members']).map(record))
  const assistants = [message, call, ...members].map((from) => record(from['assistant']))
  const setUps = [message, call, ...assistants, record(call['assistantOverrides'])]
  const plans = setUps.map((from) => record(record(from['artifactPlan'])['transcriptPlan']))
  const called = (from: readonly Json[], key: string) => from.flatMap((part) => text(part[key], MAX_NAME)?.trim() ?? [])
  return {
    assistant: [...called(plans, 'assistantName'), ...called(assistants, 'name')],
    caller: called(plans, 'userName'),
  }
}

/**
 * A transcript as what each said. Vapi writes a line each, or all of it in one line; it begins with "AI:" and "User:", or
 * with the names that the assistant's set-up gives the two. What begins with another name is said by nobody we know, and
 * keeps that name.
 */
export function linesOfTranscript(
  transcript: string,
  names: SpeakerNames = { assistant: [], caller: [] },
): SpokenMessage[] {
  const labels = labelsOf(names)
  const lines = transcript.split(/\r?\n/).filter((line) => line.trim() !== '')
  const pieces = lines.length === 1 ? piecesOf(lines[0] ?? '', labels) : lines
  const turns: { speaker: Speaker; parts: string[] }[] = []
  for (const piece of pieces) {
    const turn = turnOf(piece.trim(), labels)
    const last = turns.at(-1)
    if (turn || !last) turns.push(turn ?? { speaker: 'UNKNOWN', parts: [piece.trim()] })
    else last.parts.push(piece.trim())
  }
  return turns.flatMap(({ speaker, parts }) => {
    const content = clean(parts.join('\n').slice(0, MAX_TEXT)).trim()
    return content === '' ? [] : [{ speaker, content }]
  })
}

/** Names of the set-up count more than common words. A name that both have says nothing. The longest come first. */
function labelsOf({ assistant, caller }: SpeakerNames): Label[] {
  const labels = new Map<string, Label>()
  const add = (given: readonly string[], speaker: Speaker) => {
    for (const name of given) labels.set(folded(name), { name, speaker })
  }
  add(ASSISTANT_WORDS.split('|'), 'ASSISTANT')
  add(CALLER_WORDS.split('|'), 'CALLER')
  add(assistant, 'ASSISTANT')
  add(caller, 'CALLER')
  const theirs = new Set(assistant.map(folded))
  add(
    caller.filter((name) => theirs.has(folded(name))),
    'UNKNOWN',
  )
  return [...labels.values()]
    .filter(({ name }) => name !== '')
    .sort((one, other) => other.name.length - one.name.length)
}

const folded = (name: string) => name.normalize('NFC').toLowerCase()

/** Words that begin with capitals, as names do: "Sandra:", "Dr. Ana de la Cruz:", "Speaker 1:". */
const NAME =
  /^(?:(?:Dr|Mr|Mrs|Ms|Prof|Sr|Sra|Mme|M)\. )?\p{Lu}[\p{L}\p{M}'’-]{0,29}(?: (?:(?:de la|de|del|la|von|van|der|den|of) )?(?:\p{Lu}[\p{L}\p{M}'’-]{0,29}|\d{1,3})){0,3} ?:(?=\s|$)/u

/** What somebody begins to say; undefined where nobody else begins. */
function turnOf(line: string, labels: readonly Label[]): { speaker: Speaker; parts: string[] } | undefined {
  const start = folded(line.slice(0, MAX_NAME + 2))
  const label = labels.find(({ name }) => start.startsWith(`${folded(name)}:`))
  if (label && label.speaker !== 'UNKNOWN') {
    return { speaker: label.speaker, parts: [line.slice(label.name.length + 1).trim()] }
  }
  return label || NAME.test(line.slice(0, 200)) ? { speaker: 'UNKNOWN', parts: [line] } : undefined
}

/** One line cut before each name that stands in it as it is written: "User:", not "the user: ". */
function piecesOf(line: string, labels: readonly Label[]): string[] {
  // By where its colon is: of several names that end there a known one counts, else the longest.
  const found = new Map<number, { from: number; isKnown: boolean }>()
  for (const { index } of line.matchAll(/\s(?=\S)/g)) {
    const from = index + 1
    const rest = line.slice(from, from + 200)
    const label = labels.find(
      ({ name }) => rest.startsWith(`${name}:`) && /^(?:\s|$)/.test(rest.slice(name.length + 1)),
    )
    const length = label ? label.name.length + 1 : (NAME.exec(rest)?.[0].length ?? 0)
    const before = found.get(from + length)
    if (length > 0 && (!before || (label && !before.isKnown)))
      found.set(from + length, { from, isKnown: Boolean(label) })
  }
  const starts = [0, ...[...found.values()].map(({ from }) => from)]
  return starts.map((from, at) => line.slice(from, starts[at + 1]))
}
