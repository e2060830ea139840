import type { Word } from './words.js'

// What the server tells a plain record page to show besides the facts; types only, shared by both sides.

/** Leads to the page of another record, where this person may see it. */
export type RecordLink = { label: string; resource: string; id: string }

/** What stands in one cell of a table: text, a word with its tone, or a link. */
export type Cell = string | Word | RecordLink

/** A card on the plain page of a record, besides its facts: under them, or where more room is. */
export type PartView = { isBeside?: true } & (
  | { kind: 'facts'; title: string; facts: [label: string, value: string][] }
  | { kind: 'text'; title: string; text: string; note?: string }
  | {
      kind: 'table'
      title: string
      columns: string[]
      rows: Cell[][]
      empty: string
      /** Makes another row: the form for a new record of a resource, with what it begins with. */
      adds?: { label: string; resource: string; values: Record<string, string> }
    }
  | { kind: 'events'; title: string; empty: string; events: PartEvent[] }
  | { kind: 'links'; title: string; links: RecordLink[] }
  | { kind: 'file'; title: string; name: string; text: string }
  | { kind: 'pages'; title: string; urls: string[] }
)

/** One thing that happened, newest first. */
export type PartEvent = { at: string; what: string; text?: string; by?: string; link?: RecordLink }
