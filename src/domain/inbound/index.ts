export { type Answerer, makeAnswerer, type Question } from './answer-question.js'
export { applyNext } from './apply-next.js'
export { type CallNews, callTimeline } from './call-timeline.js'
export { type DoorClient, type DoorClients, makeDoorClients } from './door-clients.js'
export { MESSAGE_TYPES, type MessageType, messageTypeOf } from './effects.js'
export type { Delivery, Received } from './event-row.js'
export { eventsInError } from './events-in-error.js'
export { fetchCallJob } from './fetch-call-job.js'
export { fetchCallLater } from './fetch-call-later.js'
export { type InboundFigures, inboundFigures } from './figures.js'
export { followUpShape } from './follow-up-job.js'
export { getEventBody } from './get-event-body.js'
export { type Inbox, makeInbox } from './inbox.js'
export { type Admitted, type Intake, makeIntake, type Taken } from './intake.js'
export { type IntakeFigures, intakeFigures, type Stretch } from './intake-figures.js'
export { type ClientIntake, type ClientIntakePage, INTAKE_SORTS, intakeOfClients } from './intake-of-clients.js'
export { keepEvent } from './keep-event.js'
export { keepUnassigned, openUnassigned } from './keep-unassigned.js'
export {
  EVENT_CAUSES,
  EVENT_SOURCES,
  EVENT_STATES,
  type EventLine,
  type EventPage,
  eventFilters,
  eventsMatching,
  getEvent,
  listEvents,
  listEventsInput,
} from './list-events.js'
export { setAside } from './quarantine.js'
export { type ReadableBody, readableBody } from './readable-body.js'
export { replayEvent } from './replay-event.js'
export {
  MOST_REPLAYED,
  type Replay,
  type ReplayProgress,
  replayEvents,
  replayMatchingJob,
  replaysInProgress,
} from './replay-matching.js'
export { sendTestEvent, type TestEventResult } from './send-test-event.js'
export { type SilentClient, silentClients } from './silent-clients.js'
export { startWorker } from './start-worker.js'
export { type WebhookHealth, webhookHealth } from './webhook-health.js'
