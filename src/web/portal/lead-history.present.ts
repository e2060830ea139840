import type { LeadView } from '../../domain/leads/index.js'
import type { Clock } from './times.present.js'
import type { Tone } from './words.present.js'

type Activity = LeadView['activities'][number]
type Words = { title: string; icon: string; tone: Tone }

const KINDS: Readonly<Record<string, Words>> = {
  CREATED: { title: 'Became a lead', icon: 'leads', tone: 'none' },
  CALL: { title: 'Call', icon: 'calls', tone: 'none' },
  MESSAGE_TAKEN: { title: 'Left a message', icon: 'messages', tone: 'info' },
  QUALIFIED: { title: 'Said what they look for', icon: 'search', tone: 'good' },
  VIEWING_SCHEDULED: { title: 'Viewing arranged', icon: 'appointments', tone: 'good' },
  TOUR_SCHEDULED: { title: 'Tour arranged', icon: 'appointments', tone: 'good' },
  APPOINTMENT_BOOKED: { title: 'Appointment made', icon: 'appointments', tone: 'good' },
  APPOINTMENT_CHANGED: { title: 'Appointment changed', icon: 'appointments', tone: 'info' },
  OFFER_MADE: { title: 'Made an offer', icon: 'offers', tone: 'good' },
  OFFER_CHANGED: { title: 'Offer changed', icon: 'offers', tone: 'info' },
  CALLBACK_REQUESTED: { title: 'Asked to be called back', icon: 'tasks', tone: 'warn' },
  TRANSFER_REQUESTED: { title: 'Asked for a person', icon: 'moved', tone: 'info' },
  OPTED_OUT: { title: 'Asked not to be called', icon: 'quiet', tone: 'bad' },
  STATUS_CHANGED: { title: 'Status changed', icon: 'moved', tone: 'none' },
  CONSENT: { title: 'Consent', icon: 'note', tone: 'none' },
  TASK: { title: 'Task', icon: 'tasks', tone: 'none' },
  NOTE: { title: 'Note', icon: 'note', tone: 'none' },
}

const PAGES: Readonly<Record<string, string>> = {
  appointment: '/appointments',
  offer: '/offers',
  task: '/tasks',
  caller_message: '/messages',
  call: '/calls',
}

/** One thing that happened with a lead, as its history shows it, and the way to the thing itself. */
export function presentActivity(activity: Activity, clock: Clock) {
  const { title, icon, tone } = KINDS[activity.kind] ?? { title: activity.kind, icon: 'note', tone: 'none' }
  const page = activity.subject && PAGES[activity.subject.kind]
  const callHref = activity.callId && `/calls/${activity.callId}`
  const href = page ? `${page}/${activity.subject?.id}` : activity.kind === 'CALL' ? callHref : undefined
  return {
    title,
    icon,
    tone,
    detail: activity.text,
    who: activity.actorName,
    when: clock.dayAndTime(activity.at),
    whenInFull: clock.full(activity.at),
    at: activity.at.toISOString(),
    href,
    // A call that is the thing itself has its link already.
    callHref: callHref === href ? undefined : callHref,
  }
}
