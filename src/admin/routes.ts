const NAME = '([A-Za-z]{1,40})'
const ID = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'

/** A request as the back office understands it. */
export type Route =
  | { kind: 'dashboard'; isApi: boolean }
  | { kind: 'page'; isApi: boolean; name: string }
  | { kind: 'resource' | 'record' | 'bulk'; isApi: boolean; resource: string; action: string }

type Maker = (isApi: boolean, names: string[]) => Route

const PATTERNS: readonly [RegExp, Maker][] = [
  [/^$/, (isApi) => ({ kind: 'dashboard', isApi })],
  [/^dashboard$/, (isApi) => ({ kind: 'dashboard', isApi })],
  [pattern(`pages/${NAME}`), (isApi, [name = '']) => ({ kind: 'page', isApi, name })],
  [pattern(`resources/${NAME}`), (isApi, [resource = '']) => ({ kind: 'resource', isApi, resource, action: 'list' })],
  [
    pattern(`resources/${NAME}/actions/${NAME}`),
    (isApi, [resource = '', action = '']) => ({ kind: 'resource', isApi, resource, action }),
  ],
  [
    pattern(`resources/${NAME}/actions/(search)/[^/]{1,300}`),
    (isApi, [resource = '', action = '']) => ({ kind: 'resource', isApi, resource, action }),
  ],
  [
    pattern(`resources/${NAME}/records/${ID}/${NAME}`),
    (isApi, [resource = '', , action = '']) => ({ kind: 'record', isApi, resource, action }),
  ],
  [
    pattern(`resources/${NAME}/bulk/${NAME}`),
    (isApi, [resource = '', action = '']) => ({ kind: 'bulk', isApi, resource, action }),
  ],
]

/**
 * What a path under /admin asks for, or undefined. Exact by letter case and without percent-encoding, because what is
 * checked here must be what AdminJS then sees.
 */
export function routeOf(path: string): Route | undefined {
  const isApi = path.startsWith('/api/')
  const rest = path.slice(isApi ? 5 : 1).replace(/\/$/, '')
  if (isApi ? rest === '' || /^resources\/[^/]+$/.test(rest) : rest === 'dashboard') return undefined
  for (const [regex, make] of PATTERNS) {
    const match = regex.exec(rest)
    if (match) return make(isApi, match.slice(1))
  }
  return undefined
}

function pattern(source: string): RegExp {
  return new RegExp(`^${source}$`)
}
