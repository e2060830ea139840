import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = 'test/samples/vapi'

/** A payload of Vapi; see test/samples/vapi. Only objects, arrays and plain values. */
// biome-ignore lint/suspicious/noExplicitAny: tests change payloads in ways no type would allow.
export const sample = (name: string): any => JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8'))

/** Names of all payloads Vapi sends. */
export const sampleNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => /^\d\d-.*\.json$/.test(file))
    .map((file) => file.replace('.json', ''))
    .sort()
