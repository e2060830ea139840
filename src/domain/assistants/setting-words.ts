/** What people know a setting of an assistant as; those that stand here come first, in this order. */
const LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  firstMessage: 'First message',
  firstMessageMode: 'Who speaks first',
  'voice.voiceId': 'Voice',
  'voice.provider': 'Provider of the voice',
  'voice.speed': 'Speed',
  'voice.fallbackPlan.voices': 'Second voice',
  'model.tools': 'Functions',
  'model.model': 'Language model',
  'model.provider': 'Provider of the language model',
  'model.temperature': 'Temperature',
  'model.maxTokens': 'Longest answer, in tokens',
  'transcriber.provider': 'Provider of the transcriber',
  'transcriber.model': 'Transcriber',
  'transcriber.language': 'Language it listens in',
  'transcriber.keyterm': 'Words to listen for',
  'transcriber.endpointing': 'Pause that ends a sentence, in milliseconds',
  maxDurationSeconds: 'Longest call',
  'stopSpeakingPlan.numWords': 'Words that interrupt it',
  'startSpeakingPlan.waitSeconds': 'Seconds it waits before it speaks',
  voicemailDetection: 'Answering machines',
  'voicemailDetection.provider': 'Answering machines are noticed by',
  voicemailMessage: 'Message on answering machines',
  endCallMessage: 'Last words',
  endCallPhrases: 'Words that end the call',
  hooks: 'What happens in silence',
  'artifactPlan.recordingEnabled': 'Calls are recorded',
  'artifactPlan.structuredOutputs': 'Extracted from every call',
  serverMessages: 'Messages to Backline',
  clientMessages: 'Messages to browsers',
  backgroundSound: 'Background sound',
}

const ORDER = Object.keys(LABELS)

const ENTRIES: readonly (readonly [start: RegExp, label: string])[] = [
  [/^model\.tools\[([^\]]+)\]\.?/, 'Function'],
  [/^artifactPlan\.structuredOutputs\[([^\]]+)\]\.?/, 'Extracted'],
  [/^hooks\[([^\]]+)\]\.?/, 'Silence'],
  [/^metadata\.()/, 'Our mark'],
]

/** A path in words; one that has none is its own label. */
export function labelOf(path: string): string {
  const known = LABELS[path]
  if (known) return known
  for (const [start, label] of ENTRIES) {
    const [whole, name] = start.exec(path) ?? []
    if (whole === undefined) continue
    const rest = path.slice(whole.length)
    return [name ? `${label} ${name}` : label, rest].filter(Boolean).join(': ')
  }
  return path
}

/** What matters to people first, then by path. */
export function compareSettings(one: { path: string }, other: { path: string }): number {
  const [a, b] = [one, other].map(({ path }) => (ORDER.includes(path) ? ORDER.indexOf(path) : ORDER.length))
  if (a !== b) return (a ?? 0) - (b ?? 0)
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0
}

/** A value as people read it; null where there is none. */
export function wordsOfSetting(path: string, value: unknown): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (path === 'maxDurationSeconds' && typeof value === 'number') return duration(value)
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.map(String).join(', ')
  return typeof value === 'object' ? 'Nothing set' : String(value)
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const parts = [
    ...(minutes > 0 ? [`${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`] : []),
    ...(seconds % 60 > 0 || minutes === 0 ? [`${seconds % 60} seconds`] : []),
  ]
  return parts.join(' ')
}
