import type { Clock } from './time-words.js'

const compiled = new Map<string, RegExp>()

/** Each pattern of a language is made once. */
function globally(source: string): RegExp {
  const pattern = compiled.get(source) ?? new RegExp(source, 'gu')
  compiled.set(source, pattern)
  return pattern
}

/** What is left of a text after words were taken out of it. */
export class RestOfText {
  constructor(private text: string) {}

  /** Every match of a pattern, taken out. */
  take(pattern: RegExp): RegExpMatchArray[] {
    const all = globally(pattern.source)
    const found = [...this.text.matchAll(all)]
    if (found.length > 0) this.text = this.text.replace(all, ' | ').replace(/\s+/g, ' ')
    return found
  }
  /** Every match that can be read, taken out, as what it was read as. */
  takeIf<T>(pattern: RegExp, read: (groups: (string | undefined)[]) => T | undefined): T[] {
    const found: T[] = []
    this.text = this.text.replace(globally(pattern.source), (all, ...rest) => {
      const value = read([all, ...rest])
      if (value === undefined) return all
      found.push(value)
      return ' | '
    })
    return found
  }
  words = (source: string) => this.take(globally(`(?<![\\p{L}\\d'])(?:${source})(?![\\p{L}\\d])`))
  drop = (source: string) => this.words(source).length > 0
  has = (source: string) => this.text.search(globally(`(?<![\\p{L}'])(?:${source})(?![\\p{L}])`)) >= 0
  /** Puts something in the place of what was found, where the reader takes it for what it is. */
  mark<T>(pattern: RegExp, read: (groups: (string | undefined)[]) => T | undefined, found: T[]): void {
    this.text = this.text.replace(globally(pattern.source), (all, ...rest) => {
      const groups = rest.slice(
        0,
        rest.findIndex((each) => typeof each === 'number'),
      ) as (string | undefined)[]
      const value = read(groups)
      if (value === undefined) return all
      found.push(value)
      return `@${String.fromCharCode(0x61 + found.length - 1)}`
    })
  }
  /** A number that is all that is left: "Friday 5", "tomorrow 230". */
  lonelyClock(filler: string): Clock | undefined {
    const words = this.remaining(filler)
    const [, hour, minute] = (words.length === 1 && /^(\d{1,2})(\d{2})?$/.exec(words[0] ?? '')) || []
    if (!hour || Number(hour) > 23 || Number(minute ?? 0) > 59) return undefined
    this.text = ''
    return { hour: Number(hour), minute: Number(minute ?? 0), isExact: Number(hour) > 12 || hour.startsWith('0') }
  }
  /** Words that are neither taken out nor mere filling. */
  remaining = (filler: string) =>
    this.text.split(/[\s|-]+/).filter((word) => /[\p{L}\d]/u.test(word) && word.search(globally(`^(?:${filler})$`)) < 0)
}
