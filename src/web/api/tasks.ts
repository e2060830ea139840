import { z } from 'zod'
import {
  createTask,
  createTaskInput,
  getTask,
  listTasks,
  listTasksInput,
  markTasksDone,
  TASK_KINDS,
  type TaskRow,
  updateTask,
} from '../../domain/tasks/index.js'
import { moment } from './asked.js'
import { cameled, outside, snaked } from './names.js'
import { pageOf, pageQuery } from './page.js'
import { type Asked, type Route, route } from './route.js'
import { byId, clientId, id, instant, number, wordIn, wordOut, wordsIn } from './shapes.js'

const TAG = 'Tasks'

const task = z
  .object({
    id,
    client_id: id,
    kind: wordOut(TASK_KINDS),
    title: z.string(),
    text: z.string().nullable(),
    due_at: instant.nullable(),
    due_said: z.string().nullable().meta({ description: 'When, as it was said: “tomorrow after five”' }),
    is_overdue: z.boolean(),
    assignee: z.object({ id, name: z.string() }).nullable(),
    lead: z.object({ id, name: z.string().nullable(), number: number.nullable() }).nullable(),
    property: z.object({ id, address: z.string() }).nullable(),
    appointment_id: id.nullable(),
    call_id: id.nullable().meta({ description: 'The call it comes from' }),
    created_by: z.string(),
    created_at: instant,
    updated_at: instant,
    done_at: instant.nullable(),
    done_by: z.string().nullable(),
  })
  .meta({ id: 'Task' })

const present = ({ callId, ...one }: TaskRow) => ({ ...snaked(one), call_id: callId ?? null })

const read = async ({ ctx, params }: Pick<Asked<{ id: string }>, 'ctx' | 'params'>) =>
  present(await getTask(ctx, params))

const { title, text, assigneeId, leadId, propertyId, appointmentId } = createTaskInput.shape
const writable = {
  kind: wordIn(TASK_KINDS).optional(),
  due_at: moment.nullable().optional(),
  ...outside({ text, assigneeId, leadId, propertyId, appointmentId }),
}

const getRoute = route({
  method: 'get',
  path: '/tasks/{id}',
  name: 'getTask',
  tag: TAG,
  summary: 'One task',
  scope: 'tasks:read',
  params: byId,
  answer: task,
  tool: 'get_task',
  run: read,
})

const { limit, cursor } = pageQuery('due_at')
const filters = listTasksInput.shape

export const taskRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/tasks',
    name: 'listTasks',
    tag: TAG,
    summary: 'What people of the client have to do',
    description:
      'Open and overdue ones by when they are due, those without a time last; done ones by when they were done, and all by ' +
      'when they were written down, both the newest first.',
    scope: 'tasks:read',
    query: {
      ...{ limit, cursor, show: filters.show, kind: wordsIn(TASK_KINDS).optional() },
      ...outside({ assigneeId: filters.assigneeId, leadId: filters.leadId }),
      client_id: clientId,
    },
    answer: pageOf(task),
    tool: 'list_tasks',
    run: async ({ ctx, query }) => {
      const { tasks, next = null } = await listTasks(ctx, cameled(query))
      return { data: tasks.map(present), next }
    },
  }),
  getRoute,
  route({
    method: 'post',
    path: '/tasks',
    name: 'createTask',
    tag: TAG,
    summary: 'Write down something to do',
    scope: 'tasks:write',
    body: z.strictObject({ title, ...writable, client_id: clientId }),
    status: 201,
    answer: task,
    of: getRoute,
    tool: 'create_task',
    run: async ({ ctx, body }) => read({ ctx, params: await createTask(ctx, cameled(body)) }),
  }),
  route({
    method: 'patch',
    path: '/tasks/{id}',
    name: 'updateTask',
    tag: TAG,
    summary: 'Change a task, or say that it is done',
    description: 'Only the fields that are sent change; null empties one. With is_done false it is open again.',
    scope: 'tasks:write',
    params: byId,
    body: z.strictObject({ title: title.optional(), ...writable, is_done: z.boolean().optional() }),
    answer: task,
    of: getRoute,
    tool: 'update_task',
    run: async ({ ctx, params, body }) => {
      const { is_done, ...fields } = body
      if (Object.keys(fields).length > 0) await updateTask(ctx, { ...cameled(fields), id: params.id })
      if (is_done !== undefined) await markTasksDone(ctx, { ids: [params.id], isDone: is_done })
      return read({ ctx, params })
    },
  }),
]
