export type AlertKind =
  | 'inbound.oldest'
  | 'inbound.dead'
  | 'inbound.unassigned'
  | 'clients.silent'
  | 'signing.failures'
  | 'reconciliation.repaired'
  | 'reconciliation.failing'
  | 'forwarding.paused'
  | 'vapi.findings'

type About = {
  /** What staff can do about it. */
  advice: string
  /** Where it is seen, for a subject: a path of the back office. */
  path(subject: string): string
  /** Told by mail too when it is over. */
  isSerious?: true
  /** Comes and goes: when it comes back within half an hour it is the same alert. */
  isFickle?: true
}

const list = (resource: string, filters: Record<string, string> = {}) => {
  const query = new URLSearchParams(Object.entries(filters).map(([name, value]) => [`filters.${name}`, value]))
  return `/admin/resources/${resource}${query.size > 0 ? `?${query}` : ''}`
}

/** Everything staff are told about without being asked. */
export const KINDS: Readonly<Record<AlertKind, About>> = {
  'inbound.oldest': {
    advice:
      'Look whether a worker runs and what its log says. Nothing is lost: what waits is applied as soon as one runs again.',
    path: () => list('WebhookEvent', { state: 'READY' }),
    isSerious: true,
    isFickle: true,
  },
  'inbound.dead': {
    advice:
      'Open one of them to read its error. Once the cause is mended, apply all of them again from the list; nothing is counted twice.',
    path: (clientId) => list('WebhookEvent', { state: 'DEAD', clientId }),
  },
  'inbound.unassigned': {
    advice:
      'They name an assistant or a number that no client has. Assign them to a client, or note the assistant on one.',
    path: () => list('UnassignedEvent'),
  },
  'clients.silent': {
    advice:
      'Calls are going on and Vapi says nothing about them. Look at the server URL of the assistant in Vapi, at its credential, and at status.vapi.ai.',
    path: (clientId) => `/admin/resources/Client/records/${clientId}/show`,
    isSerious: true,
    isFickle: true,
  },
  'signing.failures': {
    advice:
      'The secret here and the one in Vapi differ, or somebody else posts to this address. Compare them; then apply again what was set aside.',
    path: (clientId) => list('WebhookEvent', { state: 'QUARANTINED', cause: 'SIGNATURE', clientId }),
    isFickle: true,
  },
  'reconciliation.repaired': {
    advice:
      'Vapi knew of calls it never told us about. They are here now; look why its deliveries did not arrive, such as the server URL or the backoff plan.',
    path: () => list('Reconciliation'),
    isFickle: true,
  },
  'reconciliation.failing': {
    advice: 'Look at the error of the last run. Until one gets through, deliveries that Vapi lost stay lost.',
    path: () => list('Reconciliation'),
    isSerious: true,
    isFickle: true,
  },
  'forwarding.paused': {
    advice: 'The receiver of this client took nothing for a long time. Tell the client; it can be switched on again.',
    path: (urlId) => `/admin/resources/ForwardingUrl/records/${urlId}/show`,
  },
  'vapi.findings': {
    advice: 'Assistants or numbers at Vapi are not set up as they should be. Each can be repaired with one click.',
    path: () => list('VapiFinding'),
  },
}

const isKind = (kind: string): kind is AlertKind => Object.hasOwn(KINDS, kind)

/** What is known of a kind; undefined for one an older version made. */
export const aboutKind = (kind: string): About | undefined => (isKind(kind) ? KINDS[kind] : undefined)
