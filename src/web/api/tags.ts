/** The parts of the document in its order: what each is about, and the end of its page's address. */
export const TAGS = {
  'Signing in': {
    slug: 'signing-in',
    text: 'Whose key this is, and tokens for programs that act for a person.',
  },
  Clients: { slug: 'clients', text: 'The businesses the agency works for, their state and their webhook tokens.' },
  Assistants: {
    slug: 'assistants',
    text: 'What an assistant knows and may do, templates to begin with, and voices.',
  },
  Publishing: {
    slug: 'publishing',
    text: 'What an assistant still lacks, publishing it to Vapi, its versions, and what differs at Vapi.',
  },
  'Test calls': { slug: 'test-calls', text: 'Calls that prove what an assistant can do before customers ring it.' },
  'Phone numbers': {
    slug: 'phone-numbers',
    text: 'Numbers, who answers them, the pool for outbound calls, and requests for new ones.',
  },
  'Outbound calls': { slug: 'outbound-calls', text: 'Calls that an assistant places, and what became of each try.' },
  Leads: { slug: 'leads', text: 'People who may become customers: facts, score, history and consent.' },
  'Do not call': { slug: 'do-not-call', text: 'Numbers that must not be called. They hold for every way of calling.' },
  Properties: { slug: 'properties', text: 'Properties and their units, which assistants look up during calls.' },
  Appointments: { slug: 'appointments', text: 'Free times, and appointments from the request to how they went.' },
  Team: { slug: 'team', text: 'People of a client who take appointments and tasks, and how times are offered.' },
  Tasks: { slug: 'tasks', text: 'What people of the client have to do, much of it asked for on calls.' },
  Offers: { slug: 'offers', text: 'Offers on properties, as told on a call or entered, and how they were decided.' },
  Messages: { slug: 'messages', text: 'Messages that callers left, and their answers.' },
  'Webhook events': {
    slug: 'webhook-events',
    text: 'For the agency: every event received from Vapi, and replaying it.',
  },
  Calls: { slug: 'calls', text: 'Calls with their recordings, transcripts and outcomes.' },
  Analytics: { slug: 'analytics', text: 'Figures of a period, in all and by property.' },
  Webhooks: { slug: 'webhooks', text: 'URLs of yours that are told of events, their secrets, deliveries and events.' },
} as const satisfies Record<string, { slug: string; text: string }>

export type Tag = keyof typeof TAGS
