import { type Request, type Response, Router } from 'express'
import {
  applyPropertyImport,
  getPropertyImport,
  listPropertyImports,
  mapPropertyImport,
  propertyImportProblems,
  readPropertyFile,
  undoPropertyImport,
} from '../../domain/properties/index.js'
import { assertMayChangeOf } from '../../domain/staff/index.js'
import { type DomainError, invalid } from '../../platform/errors.js'
import { STATUS } from '../middleware/errors.js'
import { type AppDeps, clientCtx, textOf } from '../request.js'
import { orRefusal, wrongOf } from './or-refusal.js'
import { IMPORTS, presentImport, presentImportLine } from './properties-imports.present.js'
import { fileOf } from './properties-upload.js'
import { backTo, surroundings } from './shell.js'

type OfImport = Request<{ importId: string }>

/** /properties/imports: bringing properties in from a file, and taking that back. */
export function importPages(deps: AppDeps): Router {
  const router = Router()
  const showFiles = filesPage(deps)
  const showImport = importPage(deps)

  router.get('/', (req: Request, res) => showFiles(req, res))

  router.post('/', async (req: Request, res) => {
    const ctx = clientCtx(deps, req)
    const read = await orRefusal(async () => {
      const file = fileOf(req)
      if (!file) throw invalid('file', 'Please choose a file')
      return readPropertyFile(ctx, file)
    })
    if ('refusal' in read) return showFiles(req, res, read.refusal)
    res.redirect(303, `${IMPORTS}/${read.value.id}`)
  })

  router.get('/:importId', (req: OfImport, res) => showImport(req, res))

  router.post('/:importId/columns', async (req: OfImport, res) => {
    const { importId: id } = req.params
    const ctx = clientCtx(deps, req as unknown as Request)
    const { columns } = await getPropertyImport(ctx, { id })
    const mapping = columns.map((_column, at) => textOf(req.body, `column-${at}`))
    const made = await orRefusal(() => mapPropertyImport(ctx, { id, mapping }))
    if ('refusal' in made) return showImport(req, res, made.refusal)
    res.redirect(303, `${IMPORTS}/${id}`)
  })

  router.post('/:importId/add', async (req: OfImport, res) => {
    const { importId: id } = req.params
    const made = await orRefusal(() => applyPropertyImport(clientCtx(deps, req as unknown as Request), { id }))
    if ('refusal' in made) return showImport(req, res, made.refusal)
    const { added, changed } = made.value
    backTo(req as unknown as Request, res, {
      href: `${IMPORTS}/${id}`,
      text: `Done: ${added} added, ${changed} changed.`,
    })
  })

  router.post('/:importId/undo', async (req: OfImport, res) => {
    const { importId: id } = req.params
    const made = await orRefusal(() => undoPropertyImport(clientCtx(deps, req as unknown as Request), { id }))
    if ('refusal' in made) return showImport(req, res, made.refusal)
    const { removed, restored } = made.value
    const text = `Undone: ${removed} taken away, ${restored} as they were before.`
    backTo(req as unknown as Request, res, { href: `${IMPORTS}/${id}`, text })
  })

  router.get('/:importId/problems', async (req: OfImport, res) => {
    const ctx = clientCtx(deps, req as unknown as Request)
    const { fileName, text } = await propertyImportProblems(ctx, { id: req.params.importId })
    res.attachment(fileName).type('text/csv; charset=utf-8').send(text)
  })

  return router
}

const filesPage = (deps: AppDeps) =>
  async function showFiles(req: Request, res: Response, refusal?: DomainError) {
    const ctx = clientCtx(deps, req)
    assertMayChangeOf(ctx, 'properties.write')
    const { clock } = surroundings(req, ctx.now)
    const { wrong, error } = wrongOf(refusal, ['file'])
    if (refusal) res.status(STATUS[refusal.code])
    const files = (await listPropertyImports(ctx)).map((line) => presentImportLine(line, clock))
    res.render('portal/properties/imports', { title: 'Bring in a file', files, wrong: wrong['file'], error })
  }

const importPage = (deps: AppDeps) =>
  async function showImport(req: OfImport, res: Response, refusal?: DomainError) {
    const ctx = clientCtx(deps, req as unknown as Request)
    const found = await getPropertyImport(ctx, { id: req.params.importId })
    assertMayChangeOf(ctx, 'properties.write')
    const { clock, profile } = surroundings(req as unknown as Request, ctx.now)
    if (refusal) res.status(STATUS[refusal.code])
    const { error } = wrongOf(refusal, [])
    const file = presentImport(found, { clock, currency: profile.currency })
    res.render('portal/properties/import', { title: file.fileName, file, error })
  }
