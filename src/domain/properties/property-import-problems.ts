import { stringify } from 'csv-stringify/sync'
import type { Ctx } from '../../platform/context.js'
import { readImportProblems } from './get-property-import.js'

/**
 * The rows of a file that were not taken, as CSV: each as it stood there, with its line and the reason, so that it can be
 * mended and brought in again. Cells that a spreadsheet would run as formulas are not.
 * @throws not_found, forbidden
 */
export async function propertyImportProblems(
  ctx: Ctx,
  input: { id: string },
): Promise<{ fileName: string; text: string }> {
  const { fileName, header, problems } = await readImportProblems(ctx, input)
  const rows = problems.map(({ line, problem, cells }) => [
    ...header.map((_heading, at) => cells[at] ?? ''),
    line,
    problem,
  ])
  const text = stringify([[...header, 'Line', 'What is wrong'], ...rows], { bom: true, escape_formulas: true })
  const stem = fileName.replace(/\.\w{1,5}$/, '').replace(/[^\p{L}\p{N} ._-]+/gu, '')
  return { fileName: `${stem || 'properties'} – not taken.csv`, text }
}
