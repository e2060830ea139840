import type { Turn } from '../calls/index.js'
import { plain, sentencesOf } from './sentences.js'
import { ASKED, FOREVER, INSTEAD, LIMIT, LISTS, SPARED } from './stop-words.js'

/**
 * The sentence in which a caller said that they never want to be called again, in English, Spanish, French or German.
 * Only what callers say counts; "don't call me before nine", "why did you stop calling" and "please don't stop" do not.
 */
export function saidStop(turns: readonly Turn[]): string | undefined {
  for (const { speaker, text } of turns) {
    if (speaker !== 'CALLER') continue
    const sentence = sentencesOf(text).find((one) => isStop(plain(one)))
    if (sentence) return sentence
  }
  return undefined
}

function isStop(sentence: string): boolean {
  if (SPARED.some((one) => one.test(sentence))) return false
  const found = (rules: readonly RegExp[]) => rules.map((rule) => rule.exec(sentence)).filter((match) => match !== null)
  if (found(LISTS).length > 0) return true
  if (found(FOREVER).some((match) => !isLimited(sentence, match, CLOSE_BY))) return true
  return found(ASKED).some((match) => !isLimited(sentence, match, ANYWHERE))
}

/** Who says "stop" and speaks of a time later on complains; who only says "don't call me" may have meant that time. */
const CLOSE_BY = /^(?:[^\s,;:]+ ?){0,5}/
const ANYWHERE = /^.*/

/** "Not before nine" and "text me instead" are about one time or way to be reached. */
function isLimited(sentence: string, { 0: words, index }: RegExpExecArray, reach: RegExp): boolean {
  const after = sentence.slice(index + words.length).trimStart()
  const before = sentence.slice(0, index).split(/[,;:]/).at(-1)?.trimStart() ?? ''
  const near = `${words} ${reach.exec(after)?.[0] ?? ''}`
  return LIMIT.test(near) || INSTEAD.test(after) || (before.length < LONGEST_LIMIT && before.search(LIMIT) === 0)
}

const LONGEST_LIMIT = 30
