import type { Program } from './program.js'

/** What a list tells of every row, page by page to its end. */
export async function everyPage<T>(
  program: Program,
  path: string,
  pick: (row: Record<string, unknown>) => T,
): Promise<T[]> {
  const found: T[] = []
  let cursor = ''
  for (;;) {
    const { status, body } = await program.get(`${path}${cursor && `&cursor=${cursor}`}`)
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`)
    found.push(...body.data.map(pick))
    if (body.next === null) return found
    cursor = body.next
  }
}
