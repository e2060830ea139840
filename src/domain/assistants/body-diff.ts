import { isDeepStrictEqual } from 'node:util'
import { diffArrays } from 'diff'
import { compareSettings, labelOf, wordsOfSetting } from './setting-words.js'
import { type Body, promptOf, type Settings, settingsOf } from './settings-of.js'

/** What differs between two bodies of an assistant, for people. */
export type BodyDiff = {
  settings: SettingChange[]
  /** By lines, long runs of the same shortened; empty when the prompt is the same. */
  prompt: PromptLine[]
  isEmpty: boolean
}
/** `before` and `after` are words; null where that side says nothing about it. */
export type SettingChange = { path: string; label: string; before: string | null; after: string | null }
export type PromptLine = { kind: 'same' | 'added' | 'removed'; text: string }

export const NO_DIFF: BodyDiff = { settings: [], prompt: [], isEmpty: true }

/**
 * Compares two bodies: their prompts line by line, everything else by what it is called. The order of members says nothing;
 * the same two bodies always give the same diff.
 */
export function diffBodies(before: Body, after: Body): BodyDiff {
  const settings = settingChanges(settingsOf(before), settingsOf(after))
  const prompt = promptChanges(promptOf(before), promptOf(after))
  return { settings, prompt, isEmpty: settings.length === 0 && prompt.length === 0 }
}

function settingChanges(before: Settings, after: Settings): SettingChange[] {
  const paths = new Set([...before.byPath.keys(), ...after.byPath.keys()])
  const changes = [...paths].flatMap((path) => {
    const [was, is] = [before.byPath.get(path), after.byPath.get(path)]
    // What belongs to an entry that came or went is told by the list of names the entry stands in.
    const isInBoth = (entry: string) => before.entries.has(entry) && after.entries.has(entry)
    if (![...(was?.inside ?? []), ...(is?.inside ?? [])].every(isInBoth)) return []
    if (isDeepStrictEqual(was?.value, is?.value)) return []
    const [one, other] = [wordsOfSetting(path, was?.value), wordsOfSetting(path, is?.value)]
    return [{ path, label: labelOf(path), before: one, after: other }]
  })
  return changes.sort(compareSettings)
}

/** Lines around a change that are shown with it. */
const AROUND = 2
/** Two texts with more to change than that are shown one after the other: finding the shortest way would take too long. */
const MOST_EDITS = 1_500

function promptChanges(before: string, after: string): PromptLine[] {
  if (before === after) return []
  const [was, is] = [linesOf(before), linesOf(after)]
  const parts = diffArrays(was, is, { maxEditLength: MOST_EDITS }) ?? [
    { value: was, removed: true, added: false },
    { value: is, removed: false, added: true },
  ]
  return parts.flatMap(({ value, added, removed }, index) => {
    const kind = added ? 'added' : removed ? 'removed' : 'same'
    const lines = value.map((text): PromptLine => ({ kind, text }))
    return kind === 'same' ? shortened(lines, { isFirst: index === 0, isLast: index === parts.length - 1 }) : lines
  })
}

const linesOf = (text: string) => (text === '' ? [] : text.split('\n'))

function shortened(lines: PromptLine[], { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): PromptLine[] {
  const head = isFirst ? [] : lines.slice(0, AROUND)
  const tail = isLast ? [] : lines.slice(Math.max(head.length, lines.length - AROUND))
  const left = lines.length - head.length - tail.length
  // A line about one line would save nothing.
  if (left <= 1) return lines
  return [...head, { kind: 'same', text: `… ${left} lines that are the same …` }, ...tail]
}
