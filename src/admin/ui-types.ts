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
  /** Of a plain page's facts: stands beside its title too. */
  isTag?: boolean
  /** Left out where the window is narrower than this many pixels (lists become cards below 760). */
  from?: 1100 | 1280
}

export type Choice = { value: string; label: string }

export type FilterField = {
  name: string
  label: string
  kind: 'choice' | 'days' | 'client' | 'text'
  choices?: Choice[]
  /** The resource a field of the kind `client` is about, if not clients. */
  of?: string
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
  // A calendar day; a day with its time on the clock, in the zone its hint names; a text file, read in the browser.
  | 'day'
  | 'clock'
  | 'file'
  // of several inputs: their value is JSON in a text
  | 'choices'
  | 'rows'
  | 'week'

export type Field = {
  name: string
  label: string
  kind: FieldKind
  /** The resource whose records a field of the kind `client` offers, if not clients. */
  of?: string
  /** Of the kind `rows`: what stands in a row, and what one row is called. */
  columns?: {
    name: string
    label: string
    isLong?: boolean
    type?: 'date' | 'time'
    choices?: Choice[]
    isRequired: boolean
  }[]
  row?: string
  /** Of the kind `rows`: only typed, never pasted. */
  isTyped?: boolean
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
  /** Its form begins with what the record says in columns of the same names. */
  isPrefilled?: boolean
  /** Of the kind resource: about no rows at all, and offered above the list whatever its filters. */
  isAboutNone?: boolean
  /** One of those that is only offered while the list is empty. */
  isForEmpty?: boolean
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
  group: 'Agency' | 'Operations' | 'Administration'
  /** Stands in front of the tables in the menu. */
  isFirst?: true
}

/** What a page is told when it is opened: who looks at it, and all that this person may see and do. */
export type PageData = {
  person: { id: string; email: string; name: string; role: string }
  resources: ResourceView[]
  pages: PageView[]
  /** Sent with every write. */
  csrf: string
  brand: string
  colour: string
  timeZone: string
  publicUrl: string
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
  /** One version of an assistant, to be looked at. */
  version?: VersionView
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
    transferNumbers: { name: string; number: string; mode?: 'BLIND' | 'WARM' }[]
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
  offered: { name: string; label: string; about: string; needs: string[]; lacks: string[] }[]
  /** JSON text of the tools for Vapi, with the webhook URL for those who may know it. */
  tools: string
  hasUrl: boolean
}

/** How a client's times are offered to callers. */
export type BookingView = {
  viewingMinutes: number
  tourMinutes: number
  meetingMinutes: number
  stepMinutes: number
  minimumNoticeMinutes: number
  daysAhead: number
  bookDirectly: boolean
  bookOnHolidays: boolean
}

/** What differs between two states of an assistant. */
export type DiffView = {
  settings: { path: string; label: string; before: string | null; after: string | null }[]
  prompt: DiffLine[]
  isEmpty: boolean
}
export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string }

export type VersionView = { number: number; firstMessage: string; prompt: string; diff: DiffView }

/** What the page of an assistant shows beside its columns. */
export type AssistantDetails = {
  /** What was asked of it before it can be published, step by step. */
  missing: { step: string; problems: string[] }[]
  steps: { step: string; state: 'waiting' | 'done' | 'failed' | 'skipped'; message?: string }[]
  /** What publishing would change; absent while nothing is live. */
  changes?: DiffView
  drift?: DiffView
  versions: {
    number: number
    note: string | null
    authorName: string
    restoredFrom: number | null
    createdAt: string
    isLive: boolean
  }[]
  prompt?: { firstMessage: string; text: string; tokens: number; budget: number }
  knows: { title: string; facts: { label: string; lines: string[] }[] }[]
  numbers: { id: string; number: string; label: string | null; isPrimary: boolean }[]
  testCalls: {
    id: string
    createdAt: string
    state: string
    passed: boolean | null
    toNumber: string
    askedBy: string
  }[]
}

/** What the page of a template shows beside its columns. */
export type TemplateDetails = {
  says: AssistantDetails['knows']
  revision: number
  assistants: RollOutView[]
}

export type RollOutView = {
  id: string
  name: string
  businessName: string
  revision: number
  isPublished: boolean
  hasUnpublishedChanges: boolean
  changes: { key: string; label: string; state: 'taken' | 'kept'; lines: DiffLine[] }[]
}
