import { CLIENT_SCOPES, createApiKey, SCOPES, type Scope } from '../../src/domain/api-keys/index.js'
import type { TestApp } from './app.js'
import { aClient, ctxOf } from './builders.js'
import { record, undocumented } from './contract.js'

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what a test looks at
export type Reply = { status: number; headers: Headers; body: any }
type Sent = { headers?: Record<string, string>; body?: unknown }

/** A program that shows a key, or nothing. */
export class Program {
  constructor(
    readonly address: string,
    readonly key?: string,
  ) {}

  get = (path: string, sent: Sent = {}) => this.send('GET', path, sent)
  post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    this.send('POST', path, { body, headers })
  patch = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    this.send('PATCH', path, { body, headers })
  put = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    this.send('PUT', path, { body, headers })
  delete = (path: string, sent: Sent = {}) => this.send('DELETE', path, sent)

  /** @param path under /api/v1 */
  async send(method: string, path: string, { headers = {}, body }: Sent = {}): Promise<Reply> {
    const answer = await fetch(`${this.address}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.key && { 'X-API-Key': this.key }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const { status, headers: told } = answer
    const reply = { status, headers: told, body: text && isJson(answer) ? JSON.parse(text) : text }
    // Every answer that any test sees is what the document says it is.
    const strange = undocumented({ method, path, sent: body, reply })
    if (strange.length > 0) throw new Error(`Not as in the document:\n${strange.join('\n')}`)
    record({ method, path, sent: body, reply })
    return reply
  }
}

const isJson = (answer: Response) => /json/.test(answer.headers.get('content-type') ?? '')

/** A program of a client (of a new one in self-service, when none is named). */
export async function aProgram(
  app: TestApp,
  { clientId, scopes }: { clientId?: string; scopes?: readonly Scope[] } = {},
) {
  const id = clientId ?? (await aClient(app.deps, { portalAccess: 'SELF_SERVICE' })).id
  const { key } = await createApiKey(ctxOf(app.deps), {
    name: 'CRM',
    scopes: [...(scopes ?? CLIENT_SCOPES)],
    clientId: id,
  })
  return Object.assign(new Program(app.address, key), { clientId: id })
}

/** A program of the agency. */
export async function anAgencyProgram(
  app: TestApp,
  over: { role?: 'ADMIN' | 'SUPPORT' | 'VIEWER'; scopes?: Scope[] } = {},
) {
  const { role = 'ADMIN', scopes = [...SCOPES] } = over
  const { key } = await createApiKey(ctxOf(app.deps), { name: 'Reports', scopes, role })
  return new Program(app.address, key)
}
