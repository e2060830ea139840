import { type Request, type Response, Router } from 'express'
import { factStamp, getAssistant, saveFact } from '../../domain/assistants/index.js'
import { type Field, importRows, libraryFor, type Step } from '../../domain/wizard/index.js'
import { type DomainError, notFound } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { hrefOf, stepHref } from './assistant.present.js'
import { ABOUT_A_LIST, asDraft, type Draft, fieldOf, orRefused, stepOf } from './assistant-save.js'
import { backTo } from './shell.js'
import { counted } from './times.present.js'

type OfStep = Request<{ id: string; step: string }>
type Row = Record<string, unknown>

/** Bringing rows into a list of the wizard: pasted or from a CSV file, and ticked in our library. */
export function importPages(deps: AppDeps): Router {
  const router = Router({ mergeParams: true })

  router.get('/:step/import', async (req: OfStep, res) => {
    const { draft, step, field } = await placeOf(deps, req, 'importsTo')
    showImport(res, { draft, step, field, text: '' })
  })

  router.post('/:step/import', async (req: OfStep, res) => {
    const { draft, step, field } = await placeOf(deps, req, 'importsTo')
    const text = textOf(req.body, 'text')
    const { rows, problems } = importRows(draft.direction, field.name, text)
    const fresh = withoutKnown(field, draft, rows)
    const checked = { rows: fresh, problems, known: rows.length - fresh.length }
    if (textOf(req.body, 'do') !== 'add' || fresh.length === 0) {
      if (fresh.length === 0) res.status(400)
      return showImport(res, { draft, step, field, text, checked })
    }
    const refusal = await add(deps, req, { draft, field, rows: fresh })
    if (refusal) return showImport(res.status(STATUS[refusal.code]), { draft, step, field, text, checked, refusal })
    done(req, res, { draft, step, field, count: fresh.length })
  })

  router.get('/:step/library', async (req: OfStep, res) => {
    showLibrary(res, await placeOf(deps, req, 'libraryFor'))
  })

  router.post('/:step/library', async (req: OfStep, res) => {
    const place = await placeOf(deps, req, 'libraryFor')
    const { ticked = [] } = (req.body ?? {}) as { ticked?: string | string[] }
    const wanted = new Set([ticked].flat())
    const rows = offered(place).filter((row) => wanted.has(keyOf(place.field, row)))
    if (rows.length === 0) return showLibrary(res.status(400), { ...place, error: 'Please tick at least one.' })
    const refusal = await add(deps, req, { ...place, rows })
    if (refusal) return showLibrary(res.status(STATUS[refusal.code]), { ...place, error: refusal.message })
    done(req, res, { ...place, count: rows.length })
  })

  return router
}

type Place = { draft: Draft; step: Step; field: Field }

/** @throws not_found where a step has nothing to bring rows in for */
async function placeOf(deps: AppDeps, req: OfStep, way: 'importsTo' | 'libraryFor'): Promise<Place> {
  const ctx = clientCtx(deps, req as Request)
  const draft = asDraft(await getAssistant(ctx, { id: req.params.id }))
  const step = stepOf(draft, req.params.step)
  const name = step[way]
  if (!name) throw notFound('This page')
  return { draft, step, field: fieldOf(draft, name) }
}

const rowsOf = ({ name }: Field, { facts }: Draft) => ((facts as Row)[name] ?? []) as Row[]

/** What a row is known by: what stands in its first column. */
const keyOf = ({ columns = [] }: Field, row: Row) =>
  String(row[columns[0]?.name ?? ''] ?? '')
    .trim()
    .toLowerCase()

function withoutKnown(field: Field, draft: Draft, rows: readonly Row[]): Row[] {
  const known = new Set(rowsOf(field, draft).map((row) => keyOf(field, row)))
  return rows.filter((row) => !known.has(keyOf(field, row)))
}

function offered({ draft, field }: Place): Row[] {
  const rows = libraryFor(field.name as 'objections' | 'faqs', draft.facts)
  return withoutKnown(field, draft, rows)
}

async function add(deps: AppDeps, req: OfStep, { draft, field, rows }: Omit<Place, 'step'> & { rows: readonly Row[] }) {
  const value = [...rowsOf(field, draft), ...rows]
  const ctx = clientCtx(deps, req as Request)
  const before = factStamp((draft.facts as Row)[field.name])
  return orRefused(ABOUT_A_LIST, () => saveFact(ctx, { id: draft.id, field: field.name, value, before }))
}

function done(req: OfStep, res: Response, { draft, step, field, count }: Place & { count: number }): void {
  backTo(req as Request, res, {
    href: stepHref(draft.id, step.id),
    text: `${counted(count, field.row ?? 'row')} added.`,
  })
}

type Checked = { rows: Row[]; problems: { line: number; message: string }[]; known: number }
type Import = Place & { text: string; checked?: Checked; refusal?: DomainError }

function showImport(res: Response, { draft, step, field, text, checked, refusal }: Import): void {
  const one = field.row ?? 'row'
  res.render('portal/assistants/import', {
    title: `Bring in ${field.label.toLowerCase()}`,
    ...around(draft, step),
    href: `${stepHref(draft.id, step.id)}/import`,
    columns: (field.columns ?? []).map(({ label }) => label),
    text,
    error: refusal?.message,
    checked: checked && {
      rows: checked.rows.map((row) => (field.columns ?? []).map(({ name }) => String(row[name] ?? ''))),
      add: `Add ${counted(checked.rows.length, one)}`,
      found: counted(checked.rows.length, one),
      known:
        checked.known > 0
          ? `${counted(checked.known, one)} you have already ${checked.known === 1 ? 'is' : 'are'} left out.`
          : '',
      problems: checked.problems.map(({ line, message }) => ({ line: `Line ${line}`, message })),
    },
  })
}

function showLibrary(res: Response, { error, ...place }: Place & { error?: string }): void {
  const { draft, step, field } = place
  const [first, second] = field.columns ?? []
  res.render('portal/assistants/library', {
    title: `${field.label} from the library`,
    ...around(draft, step),
    href: `${stepHref(draft.id, step.id)}/library`,
    error,
    rows: offered(place).map((row) => ({
      key: keyOf(field, row),
      first: String(row[first?.name ?? ''] ?? ''),
      second: String(row[second?.name ?? ''] ?? ''),
    })),
  })
}

const around = (draft: Draft, step: Step) => ({
  assistant: { name: draft.name, href: hrefOf(draft.id) },
  step: { title: step.title, href: stepHref(draft.id, step.id) },
})
