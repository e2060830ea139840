import { type Request, type Response, Router } from 'express'
import { mayChangeOf } from '../../domain/staff/index.js'
import { countOpenTasks, getTask, listTasks, listTasksInput, markTasksDone } from '../../domain/tasks/index.js'
import { listTeam } from '../../domain/team/index.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { backTo, surroundings } from './shell.js'
import { taskForms } from './task-forms.js'
import { presentTaskPage, presentTasks, SHOWS, type Show, TASKS } from './tasks.present.js'

/** /tasks: what a person has to do, most of it asked for by callers. */
export function taskPages(deps: AppDeps): Router {
  const router = Router()
  const showList = listPage(deps)

  router.get('/', (req: Request, res) => showList(req, res))

  router.post('/done', async (req: Request, res) => {
    const ids = idsOf(req.body)
    const isDone = textOf(req.body, 'done') !== 'no'
    if (ids.length === 0) return showList(req, res, 'Please tick the tasks you mean.')
    await markTasksDone(clientCtx(deps, req), { ids, isDone })
    const show = showOf(req.body)
    const list = show === 'open' ? TASKS : `${TASKS}?show=${show}`
    const href = textOf(req.body, 'one') && ids[0] ? `${TASKS}/${ids[0]}` : list
    backTo(req, res, { href, text: isDone ? 'Done.' : 'Open again.' })
  })

  router.use(taskForms(deps))

  router.get('/:id', async (req: Request<{ id: string }>, res) => {
    const ctx = clientCtx(deps, req as Request)
    const { clock } = surroundings(req as Request, ctx.now)
    const task = presentTaskPage(await getTask(ctx, { id: req.params.id }), clock)
    res.render('portal/tasks/show', { title: task.title, task, mayChange: mayChangeOf(ctx.actor, 'tasks.write') })
  })

  return router
}

const listPage = (deps: AppDeps) =>
  async function showList(req: Request, res: Response, error?: string) {
    const ctx = clientCtx(deps, req)
    const { clock } = surroundings(req, ctx.now)
    // What was asked for comes with the address, or with the form that was sent without a tick.
    const source = error ? req.body : req.query
    const show = showOf(source)
    const filter = { kind: textOf(source, 'kind'), assigneeId: textOf(source, 'assigneeId') }
    const asked = Object.entries({ ...filter, cursor: textOf(source, 'cursor') }).filter(([, value]) => value !== '')
    const parsed = listTasksInput.safeParse({ show, ...Object.fromEntries(asked) })
    const page = parsed.success ? await listTasks(ctx, parsed.data) : undefined
    const [open, team] = [await countOpenTasks(ctx), await listTeam(ctx)]
    if (error || !page) res.status(400)
    res.render('portal/tasks/index', {
      title: 'Tasks',
      list: presentTasks(page, { show, filter, ticked: [] }, { clock, team, open }),
      mayChange: mayChangeOf(ctx.actor, 'tasks.write'),
      error,
    })
  }

const showOf = (source: unknown): Show => SHOWS.find((show) => show === textOf(source, 'show')) ?? 'open'

function idsOf(body: unknown): string[] {
  const { ids = [] } = (body ?? {}) as { ids?: unknown }
  return [ids].flat().filter((id): id is string => typeof id === 'string')
}
