export type Answer = { status: number; headers: Headers; text: string; location: string | undefined }

/** A browser without scripts: keeps cookies, does not follow redirects by itself, sends the form token of the last page. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  private formToken = ''
  private adminToken = ''

  constructor(readonly url: string) {}

  /** Opens a page. */
  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers })
  }

  /** Sends a form as the page it was on would, token included. A field with several values is sent as often. */
  async post(
    path: string,
    fields: Record<string, string | string[]> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const sent = Object.entries({ _csrf: this.formToken, ...fields })
    const body = new URLSearchParams(sent.flatMap(([name, value]) => [value].flat().map((one) => [name, one])))
    return this.send(path, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin', origin: this.url, ...headers },
    })
  }

  /** Opens a page with a form on it and sends the form. */
  async fill(path: string, fields: Record<string, string>): Promise<Answer> {
    await this.get(path)
    return this.post(path, fields)
  }

  /** Calls the JSON interface of the back office as its pages do; open one of them first, it carries the token. */
  async adminApi(
    path: string,
    fields?: Record<string, string>,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers = {
      'sec-fetch-site': 'same-origin',
      origin: this.url,
      accept: 'application/json',
      'x-csrf-token': this.adminToken,
    }
    const form = new FormData()
    for (const [name, value] of Object.entries(fields ?? {})) form.set(name, value)
    const answer = await this.send(`/admin/api/${path}`, fields ? { method: 'POST', body: form, headers } : { headers })
    return {
      status: answer.status,
      body: answer.text.startsWith('{') ? JSON.parse(answer.text) : { text: answer.text },
    }
  }

  private async send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, this.url), {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie && { cookie }), ...init.headers },
    })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    const text = await response.text()
    this.adminToken = /"csrf":"([^"]+)"/.exec(text)?.[1] ?? this.adminToken
    this.formToken = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.formToken
    return {
      status: response.status,
      headers: response.headers,
      text,
      location: response.headers.get('location') ?? undefined,
    }
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
