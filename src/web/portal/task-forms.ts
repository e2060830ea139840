import { type Request, type Response, Router } from 'express'
import { getLead } from '../../domain/leads/index.js'
import { assertMayChangeOf } from '../../domain/staff/index.js'
import { createTask, getTask, updateTask } from '../../domain/tasks/index.js'
import { listTeam } from '../../domain/team/index.js'
import type { DomainError } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { LEADS, leadNameOf } from './leads.present.js'
import { orRefusal, wrongOf } from './or-refusal.js'
import { backTo, surroundings } from './shell.js'
import { formOfTask, presentTaskForm, TASK_FIELDS, type TaskForm, taskFormOf, taskOf } from './task-form.present.js'
import { TASKS } from './tasks.present.js'

type Shown = { task?: { id: string; title: string }; form: TaskForm; refusal?: DomainError }

/** Writing a task down, and changing it. */
export function taskForms(deps: AppDeps): Router {
  const router = Router()
  const showForm = formPage(deps)

  router.get('/new', (req: Request, res) =>
    showForm(req, res, { form: { ...taskFormOf(undefined), kind: 'FOLLOW_UP', leadId: textOf(req.query, 'lead') } }),
  )

  router.post('/', async (req: Request, res) => {
    const ctx = clientCtx(deps, req)
    const form = taskFormOf(req.body)
    const { timeZone } = surroundings(req, ctx.now).profile
    const made = await orRefusal(async () =>
      createTask(ctx, { ...taskOf(form, timeZone), leadId: form.leadId || null }),
    )
    if ('refusal' in made) return showForm(req, res, { form, ...made })
    backTo(req, res, { href: `${TASKS}/${made.value.id}`, text: 'The task is written down.' })
  })

  router.get('/:id/edit', async (req: Request<{ id: string }>, res) => {
    const ctx = clientCtx(deps, req as Request)
    const task = await getTask(ctx, { id: req.params.id })
    const { timeZone } = surroundings(req as Request, ctx.now).profile
    await showForm(req as Request, res, { task, form: formOfTask(task, timeZone) })
  })

  router.post('/:id', async (req: Request<{ id: string }>, res) => {
    const ctx = clientCtx(deps, req as Request)
    const { id } = req.params
    const form = taskFormOf(req.body)
    const { timeZone } = surroundings(req as Request, ctx.now).profile
    const saved = await orRefusal(async () => updateTask(ctx, { id, ...taskOf(form, timeZone) }))
    if ('refusal' in saved) {
      const task = await getTask(ctx, { id })
      return showForm(req as Request, res, { task, form: { ...form, leadId: task.lead?.id ?? '' }, ...saved })
    }
    backTo(req as Request, res, { href: `${TASKS}/${id}`, text: 'Saved.' })
  })

  return router
}

const formPage = (deps: AppDeps) =>
  async function showForm(req: Request, res: Response, { task, form, refusal }: Shown) {
    const ctx = clientCtx(deps, req)
    assertMayChangeOf(ctx, 'tasks.write')
    const { clock } = surroundings(req, ctx.now)
    const team = (await listTeam(ctx)).filter(({ isActive }) => isActive)
    const lead = form.leadId ? await getLead(ctx, { id: form.leadId }) : undefined
    const { wrong, error } = wrongOf(refusal, TASK_FIELDS)
    if (refusal) res.status(STATUS[refusal.code])
    res.render('portal/tasks/edit', {
      title: task ? 'Edit the task' : 'New task',
      id: task?.id,
      name: task?.title,
      action: task ? `${TASKS}/${task.id}` : TASKS,
      about: lead && { href: `${LEADS}/${lead.id}`, name: leadNameOf(lead) },
      form: presentTaskForm(form, { wrong, team, zone: clock.zone }),
      error,
    })
  }
