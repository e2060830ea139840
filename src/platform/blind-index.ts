import { createHmac } from 'node:crypto'

export type BlindIndex = {
  /** Keyed 64-bit hashes of the distinct words of a text, per client, sorted. */
  hashesOf(clientId: string, text: string): bigint[]
}

const MAX_WORDS = 20_000
/** The same few hundred words make up most of what is said. */
const MAX_KNOWN = 20_000

/**
 * Finds words in sealed conversations without storing them: a word becomes a keyed hash, different for every client.
 * The key is not the vault's, so sealing keys rotate without indexing anew.
 */
export function makeBlindIndex(key: Buffer): BlindIndex {
  const known = new Map<string, bigint>()
  const hashOf = (clientId: string, word: string) => {
    const place = `${clientId}${word}`
    const found = known.get(place)
    if (found !== undefined) return found
    const made = hash(key, clientId, word)
    if (known.size >= MAX_KNOWN) known.clear()
    known.set(place, made)
    return made
  }
  return {
    hashesOf(clientId, text) {
      const words = [...new Set(wordsOf(text))].slice(0, MAX_WORDS)
      return words.map((word) => hashOf(clientId, word)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    },
  }
}

/** Words as they are compared: NFKD without marks, lower case, letters and digits only. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

const hash = (key: Buffer, clientId: string, word: string) =>
  createHmac('sha256', key).update(clientId).update('\0').update(word).digest().readBigInt64BE(0)
