import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Something that several files use, started by the first that asks. */
type Service = { address: string; stop(): Promise<void> }

export type OnDemand = {
  /** Where a test file asks, `<url>/<name>`. */
  url: string
  stop(): Promise<void>
}

/** Starts services in this process when a test file first asks for them, because what a file starts ends with it. */
export async function serveOnDemand(services: Record<string, () => Promise<Service>>): Promise<OnDemand> {
  const started = new Map<string, Promise<Service>>()
  const server = createServer(async (req, res) => {
    const name = req.url?.slice(1) ?? ''
    const start = services[name]
    try {
      if (!start) throw new Error(`There is no service ${name}`)
      const service = started.get(name) ?? start()
      started.set(name, service)
      res.end((await service).address)
    } catch (error) {
      res.writeHead(500).end(String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      for (const service of started.values()) await (await service).stop()
    },
  }
}

/** @returns the address of a service of this run */
export async function demand(url: string, name: string): Promise<string> {
  const answer = await fetch(`${url}/${name}`)
  const text = await answer.text()
  if (!answer.ok) throw new Error(text)
  return text
}
