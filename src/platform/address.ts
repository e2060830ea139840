import type { IncomingMessage } from 'node:http'

/**
 * The address a request came from: the socket's, or behind so many trusted proxies what the outermost of them wrote down
 * (as Express reads its setting "trust proxy" when it is a number).
 */
export function addressOf(req: IncomingMessage, trustedProxies: number): string {
  const remote = req.socket.remoteAddress ?? 'unknown'
  if (trustedProxies === 0) return remote
  const header = req.headers['x-forwarded-for']
  const forwarded = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',').map((part) => part.trim())
  const hops = [...forwarded.filter((part) => part !== ''), remote]
  return hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? remote
}
