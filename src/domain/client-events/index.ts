export { CLIENT_EVENT_TYPES, CLIENT_EVENTS, type ClientEventData, type ClientEventType } from './event-shapes.js'
export { type ClientEventRow, getClientEvent, listClientEvents, listClientEventsInput } from './list-client-events.js'
export { type ClientEventBody, openBody, openBytes, sealBody } from './sealed-body.js'
export { bodyOf, FORWARDING_CHANNEL, ring, tellClient } from './tell-client.js'
