/** Where in what both threads share. */
export const BEATS = 0
export const IS_DEBUGGED = 1

export type Watch = { beats: SharedArrayBuffer; limitMs: number }

/** How often a beat is given, and looked for. */
export const everyMs = (limitMs: number) => Math.min(1_000, limitMs / 10)
