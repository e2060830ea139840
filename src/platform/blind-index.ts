import { createHmac } from 'node:crypto'

export type BlindIndex = {
  /** Keyed 64-bit hashes of the distinct words of a text, per client, sorted. */
  hashesOf(clientId: string, text: string): bigint[]
}

const MAX_WORDS = 20_000

/**
 * Finds words in sealed conversations without storing them: a word becomes a keyed hash, different for every client.
 * The key is not the vault's, so sealing keys rotate without indexing anew.
 */
export function makeBlindIndex(key: Buffer): BlindIndex {
  return {
    hashesOf(clientId, text) {
      const words = [...new Set(wordsOf(text))].slice(0, MAX_WORDS)
      return words.map((word) => hash(key, clientId, word)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
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
