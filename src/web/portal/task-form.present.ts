import type { TaskRow } from '../../domain/tasks/index.js'
import { textOf } from '../request.js'
import { assigneeField } from './lead.present.js'
import { instantOf, localMoment } from './local-moment.js'
import { TASK_KIND_TAGS } from './tasks.present.js'

type Person = { id: string; name: string }

export const TASK_FIELDS = ['title', 'kind', 'dueDay', 'dueTime', 'assigneeId', 'text', 'leadId'] as const
export type TaskForm = Record<(typeof TASK_FIELDS)[number], string>

export const taskFormOf = (body: unknown): TaskForm =>
  Object.fromEntries(TASK_FIELDS.map((name) => [name, textOf(body, name)])) as TaskForm

export function formOfTask(task: TaskRow, timeZone: string): TaskForm {
  const { day, time } = localMoment(task.dueAt, timeZone)
  return {
    title: task.title,
    kind: task.kind,
    dueDay: day,
    dueTime: time,
    assigneeId: task.assignee?.id ?? '',
    text: task.text ?? '',
    leadId: task.lead?.id ?? '',
  }
}

/** What a verb takes. @throws invalid beside the day or the time */
export const taskOf = (form: TaskForm, timeZone: string) => ({
  title: form.title,
  kind: form.kind as 'FOLLOW_UP',
  dueAt: instantOf({ day: form.dueDay, time: form.dueTime }, { timeZone, name: 'due' }),
  assigneeId: form.assigneeId || null,
  text: form.text || null,
})

type Around = { wrong: Record<string, string>; team: readonly Person[]; zone: string }

/** The form as its page shows it. */
export function presentTaskForm(form: TaskForm, { wrong, team, zone }: Around) {
  const field = <T extends object>(name: keyof TaskForm, rest: T) => ({
    name,
    value: form[name],
    wrong: wrong[name],
    ...rest,
  })
  const chosen = team.find(({ id }) => id === form.assigneeId)
  return {
    leadId: form.leadId,
    title: field('title', { label: 'What to do', type: 'text', max: 200, isRequired: true }),
    kind: {
      ...field('kind', { label: 'Kind' }),
      options: Object.entries(TASK_KIND_TAGS)
        .reverse()
        .map(([value, { text }]) => ({ value, label: text, isChosen: value === form.kind })),
    },
    dueDay: field('dueDay', { label: 'Due on', type: 'date', help: 'May stay empty.' }),
    dueTime: field('dueTime', { label: 'At', type: 'time', help: `In ${zone}. Empty is five in the afternoon.` }),
    assignee: team.length > 0 ? { ...assigneeField(team, chosen, 'For'), wrong: wrong['assigneeId'] } : undefined,
    text: field('text', { label: 'More about it', rows: 4, max: 4_000 }),
  }
}
