export type Body = Readonly<Record<string, unknown>>

/** A setting with what it says; `inside` names the entries of lists that it is part of. */
export type Setting = { value: unknown; inside: readonly string[] }

export type Settings = {
  /** By path: "voice.voiceId", "model.tools[take_message].function.description". */
  byPath: ReadonlyMap<string, Setting>
  /** The entries of lists that have a name: "model.tools[take_message]". */
  entries: ReadonlySet<string>
}

/** The system prompt of a body; empty when it has none. */
export const promptOf = (body: Body): string =>
  messagesOf(body)
    .filter(isPrompt)
    .map(({ content }) => String(content))
    .join('\n\n')

/** Everything else a body says, flat. What is null is not there. */
export function settingsOf(body: Body): Settings {
  const found = { byPath: new Map<string, Setting>(), entries: new Set<string>() }
  walk(found, withoutPrompt(body), { path: '', inside: [] })
  return found
}

type Found = { byPath: Map<string, Setting>; entries: Set<string> }
type Place = { path: string; inside: readonly string[] }

function walk(found: Found, value: unknown, { path, inside }: Place): void {
  if (value === null || value === undefined) return
  const members = isObject(value) ? Object.entries(value) : []
  if (Array.isArray(value) && value.some(isObject)) walkList(found, value, { path, inside })
  else if (members.length === 0) found.byPath.set(path, { value, inside })
  for (const [name, member] of members) walk(found, member, { path: path ? `${path}.${name}` : name, inside })
}

/** Entries with names of their own are told apart by them, so that one put in front does not change all others. */
function walkList(found: Found, list: readonly unknown[], { path, inside }: Place): void {
  const names = list.map(nameOf)
  const areNamed = names.every((name) => name !== undefined) && new Set(names).size === names.length
  if (areNamed) found.byPath.set(path, { value: names, inside })
  for (const [index, entry] of list.entries()) {
    const at = `${path}[${areNamed ? names[index] : index + 1}]`
    if (areNamed) found.entries.add(at)
    walk(found, entry, { path: at, inside: areNamed ? [...inside, at] : inside })
  }
}

function nameOf(entry: unknown): string | undefined {
  if (!isObject(entry)) return undefined
  const { name, function: called, on, type } = entry as Record<string, unknown>
  const words = [name, isObject(called) ? called['name'] : undefined, on, type]
  return words.find((word): word is string => typeof word === 'string' && word !== '')
}

function withoutPrompt(body: Body): Body {
  const { model } = body
  if (!isObject(model) || !Array.isArray(model['messages'])) return body
  const { messages: _messages, ...rest } = model
  const others = messagesOf(body).filter((message) => !isPrompt(message))
  return { ...body, model: { ...rest, ...(others.length > 0 && { messages: others }) } }
}

const messagesOf = ({ model }: Body): Record<string, unknown>[] =>
  isObject(model) && Array.isArray(model['messages']) ? model['messages'].filter(isObject) : []

const isPrompt = ({ role, content }: Record<string, unknown>) => role === 'system' && typeof content === 'string'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
