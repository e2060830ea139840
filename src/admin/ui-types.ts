import type { Words } from './words.js'

// What the server tells the pages about themselves; types only, shared by both sides.

export type ColumnKind =
  | 'text'
  | 'phone'
  | 'moment'
  | 'ago'
  | 'word'
  | 'yes-no'
  | 'check'
  | 'duration'
  | 'number'
  | 'bytes'

export type Column = {
  name: string
  label: string
  kind?: ColumnKind
  words?: Words
  isSortable?: boolean
  /** The resource that a linked value belongs to; a client unless it says so. */
  links?: string
  /** The name of a record action that changes the value right in the list. */
  edits?: string
  /** Another column, shown small under this one. */
  under?: string
  /** Left out where the window is narrower than this many pixels (lists become cards below 760). */
  from?: 1100 | 1280
}

export type Choice = { value: string; label: string }

export type FilterField = {
  name: string
  label: string
  kind: 'choice' | 'days' | 'client' | 'text'
  choices?: Choice[]
  /** Only shown while it is in use, as when another page leads here. */
  isQuiet?: boolean
}

export type FieldKind =
  | 'client'
  | 'text'
  | 'email'
  | 'phone'
  | 'long'
  | 'choice'
  | 'yes-no'
  | 'new-password'
  | 'number'
  | 'colour'

export type Field = {
  name: string
  label: string
  kind: FieldKind
  hint?: string
  choices?: Choice[]
  isRequired?: boolean
  initial?: string | boolean
}

export type Section = {
  title: string
  text?: string
  fields: Field[]
  /** What the record says there, only to be read. */
  facts?: Column[]
  /** A value among the record's details to be copied; left out for those who do not get it. */
  copyable?: { detail: string; label: string; hint: string }
}

export type ActionView = {
  name: string
  /** About one record, about those ticked in the list, or about all that match its filters. */
  kind: 'record' | 'bulk' | 'resource'
  label: string
  /** One or two sentences above the button that confirms. */
  explain?: string
  fields?: Field[]
  /** A column that says what will be done to each record; shown beside its name before it is confirmed. */
  tells?: string
  /** The word on the button. */
  submit: string
  isDanger?: boolean
  /** Not in menus: a page offers it in its own way. */
  isInline?: boolean
}

export type ResourceView = {
  id: string
  name: string
  one: string
  many: string
  group: string
  icon: string
  columns: Column[]
  filters: FilterField[]
  searchHint?: string | undefined
  empty: { title: string; text: string }
  sort: { by: string; direction: 'asc' | 'desc' }
  newForm: Section[]
  editForm: Section[]
  facts: Column[]
  actions: ActionView[]
  /** Of list, show, new, edit: those this person may use. */
  may: string[]
}

/** A page of its own in the menu. */
export type PageView = {
  name: string
  label: string
  icon: string
  group: 'Agency' | 'Administration'
  /** Stands in front of the tables in the menu. */
  isFirst?: true
}

export type RecordView = {
  id: string
  title: string
  params: Record<string, unknown>
  populated: Record<string, { id: string; title: string }>
  errors: Record<string, { message: string }>
  recordActions: string[]
  bulkActions: string[]
  /** What verbs add on a record's own page. */
  details?: Record<string, unknown>
}

/** The answer of an action: what to say, and what to do next. */
export type Said = {
  message: string
  kind?: 'good' | 'bad' | 'info'
  /** Shown once, to be copied. */
  secret?: { label: string; value: string; hint: string }
  /** Opened in a new tab. */
  open?: string
  /** Text to show, such as the body of an event. */
  text?: string
  /** What one has to know about that text. */
  note?: string
}

/** What the card "Answering" of a client knows; times such as '09:00', days such as '2026-12-25'. */
export type AnsweringView = {
  plan: {
    hours: {
      week: Partial<Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', { from: string; to: string }[]>>
      closedOn: string[]
    } | null
    afterHours: 'ANSWER' | 'FORWARD' | 'MESSAGE'
    forwardTo: string | null
    afterHoursMessage: string | null
    transferNumbers: { name: string; number: string }[]
    functions: string[]
    /** JSON text, empty when there is none. */
    transientAssistant: string
  }
  /** null while nobody has made a plan. */
  updatedAt: string | null
  timeZone: string
  isOpen: boolean
  /** When that changes, in words. */
  changes: string | null
  offered: { name: string; label: string; about: string; needs: string[] }[]
  /** JSON text of the tools for Vapi, with the webhook URL for those who may know it. */
  tools: string
  hasUrl: boolean
}
