import type { TaskPage, TaskRow } from '../../domain/tasks/index.js'
import { inSentence, leadNameOf, neighbourPages } from './leads.present.js'
import { type Clock, counted } from './times.present.js'
import type { Tag } from './words.present.js'

export const TASKS = '/tasks'

export const SHOWS = ['open', 'overdue', 'done', 'all'] as const
export type Show = (typeof SHOWS)[number]

export const TASK_KIND_TAGS: Readonly<Record<string, Tag>> = {
  CALLBACK: { text: 'Call back', tone: 'warn' },
  VIEWING: { text: 'Viewing', tone: 'info' },
  FOLLOW_UP: { text: 'Follow up', tone: 'none' },
}

type Fact = { label: string; value: string; href?: string }
type Person = { id: string; name: string }
export type TaskFilter = { kind: string; assigneeId: string }
type Asked = { show: Show; filter: TaskFilter; ticked: readonly string[] }
type Around = { clock: Clock; team: readonly Person[]; open: number }

/** A task as the list shows it. */
function presentTask(task: TaskRow, clock: Clock, ticked: readonly string[]) {
  const about = [task.lead && nameOf(task.lead), task.property?.address, task.assignee && `for ${task.assignee.name}`]
  return {
    id: task.id,
    href: `${TASKS}/${task.id}`,
    title: task.title,
    kind: TASK_KIND_TAGS[task.kind] ?? { text: task.kind, tone: 'none' as const },
    about: about.filter(Boolean).join(' · ') || `Written down by ${task.createdBy}`,
    due: dueOf(task, clock),
    dueInFull: task.dueAt ? clock.full(task.dueAt) : '',
    isOverdue: task.isOverdue,
    isDone: task.doneAt !== null,
    isTicked: ticked.includes(task.id),
  }
}

const nameOf = (lead: NonNullable<TaskRow['lead']>) => leadNameOf({ ...lead, email: null })

function dueOf({ dueAt, dueSaid, doneAt }: TaskRow, clock: Clock): string {
  if (doneAt) return `Done ${inSentence(clock.dayAndTime(doneAt))}`
  if (dueAt) return clock.dayAndTime(dueAt)
  return dueSaid ? `“${dueSaid}”` : 'No date'
}

/** What stands above the list, the list in parts of time, and what is below it. Without a page the filter was wrong. */
export function presentTasks(
  page: TaskPage | undefined,
  { show, filter, ticked }: Asked,
  { clock, team, open }: Around,
) {
  const asked = { ...(show !== 'open' && { show }), ...filter }
  const isByTime = show === 'open'
  return {
    show,
    lead: open === 0 ? 'Nothing waits to be done' : `${counted(open, 'task')} to do`,
    tabs: tabsOf(show, open),
    groups: groupsOf(page?.tasks ?? [], isByTime, clock).map(({ name, tasks }) => ({
      name,
      tasks: tasks.map((task) => presentTask(task, clock, ticked)),
    })),
    mayFinish: show !== 'done',
    mayReopen: show === 'done' || show === 'all',
    pages: neighbourPages(TASKS, asked, page ?? {}),
    pagerWords: isByTime || show === 'overdue' ? ['Earlier', 'Later'] : ['Newer', 'Older'],
    filter: presentFilter(show, filter, team),
    empty: !page ? WRONG : filter.kind || filter.assigneeId ? NOTHING_MATCHES : EMPTY[show],
  }
}

const TABS: Readonly<Record<Show, string>> = { open: 'To do', overdue: 'Overdue', done: 'Done', all: 'All' }

const tabsOf = (show: Show, open: number) =>
  SHOWS.map((tab) => ({
    href: tab === 'open' ? TASKS : `${TASKS}?show=${tab}`,
    label: TABS[tab],
    isCurrent: tab === show,
    ...(tab === 'open' && open > 0 && { count: open }),
  }))

/** Tasks under the day that they are for, as one thinks of days. */
function groupsOf(tasks: readonly TaskRow[], isByTime: boolean, clock: Clock) {
  const groups: { name: string; tasks: TaskRow[] }[] = []
  for (const task of tasks) {
    const name = isByTime ? partOf(task, clock) : ''
    const last = groups.at(-1)
    if (last?.name === name) last.tasks.push(task)
    else groups.push({ name, tasks: [task] })
  }
  return groups
}

function partOf({ dueAt, isOverdue }: TaskRow, clock: Clock): string {
  if (isOverdue) return 'Overdue'
  if (!dueAt) return 'Without a date'
  const day = clock.day(dueAt)
  return day === 'Today' || day === 'Tomorrow' ? day : 'Later'
}

function presentFilter(show: Show, filter: TaskFilter, team: readonly Person[]) {
  const choice = (name: keyof TaskFilter, label: string, options: [string, string][]) => ({
    name,
    label,
    options: options.map(([value, text]) => ({ value, label: text, isChosen: value === filter[name] })),
  })
  const kinds = Object.entries(TASK_KIND_TAGS).map(([value, { text }]): [string, string] => [value, text])
  const people = team.map(({ id, name }): [string, string] => [id, name])
  return {
    show,
    isSet: Boolean(filter.kind || filter.assigneeId),
    clear: show === 'open' ? TASKS : `${TASKS}?show=${show}`,
    fields: [
      choice('kind', 'Kind', [['', 'Any kind'], ...kinds]),
      ...(people.length > 0 ? [choice('assigneeId', 'For whom', [['', 'For anybody'], ...people])] : []),
    ],
  }
}

type Empty = { title: string; text: string; href?: string; label?: string }
const ALL = { href: `${TASKS}?show=all`, label: 'Show all tasks' }
const WRONG: Empty = { title: 'This filter does not work', text: 'Try any kind, and anybody.', ...ALL }
const NOTHING_MATCHES: Empty = { title: 'No tasks match this', text: 'Try any kind, and anybody.', ...ALL }
const EMPTY: Readonly<Record<Show, Empty>> = {
  open: {
    title: 'Nothing to do',
    text: 'When a caller wants to be called back, or arranges a viewing, your assistant writes the task down here.',
  },
  overdue: {
    title: 'Nothing is overdue',
    text: 'Whatever has a date is still ahead of you.',
    href: TASKS,
    label: 'Show what is to do',
  },
  done: { title: 'Nothing is done yet', text: 'Tasks you tick off are kept here, with who did them and when.' },
  all: {
    title: 'No tasks yet',
    text: 'When a caller wants to be called back, or arranges a viewing, your assistant writes the task down here.',
  },
}

/** A task on a page of its own. */
export function presentTaskPage(task: TaskRow, clock: Clock) {
  const facts: (Fact | undefined)[] = [
    task.dueAt ? { label: 'Due', value: clock.plain(task.dueAt) } : undefined,
    { label: 'For', value: task.assignee?.name ?? 'Nobody yet' },
    task.lead ? { label: 'Lead', value: nameOf(task.lead), href: `/leads/${task.lead.id}` } : undefined,
    task.property
      ? { label: 'Property', value: task.property.address, href: `/properties/${task.property.id}` }
      : undefined,
    task.appointmentId
      ? { label: 'Appointment', value: 'See it', href: `/appointments/${task.appointmentId}` }
      : undefined,
    task.callId ? { label: 'Call', value: 'See the call', href: `/calls/${task.callId}` } : undefined,
    { label: 'Written down', value: `${clock.plain(task.createdAt)}, by ${task.createdBy}` },
    { label: 'Times are', value: clock.zone },
  ]
  return {
    ...presentTask(task, clock, []),
    line: task.doneAt ? `Done ${inSentence(clock.dayAndTime(task.doneAt))} by ${task.doneBy}` : dueLine(task, clock),
    text: task.text ?? undefined,
    dueSaid: task.dueSaid ?? undefined,
    facts: facts.filter((fact): fact is Fact => fact !== undefined),
  }
}

const dueLine = ({ dueAt }: TaskRow, clock: Clock) =>
  dueAt ? `Due ${inSentence(clock.dayAndTime(dueAt))}` : 'Without a date'
