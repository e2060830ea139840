import type { Words } from './words.js'

export const NUMBER_STATE: Words = {
  good: { label: 'In order', tone: 'good' },
  broken: { label: 'Broken', tone: 'bad' },
  waiting: { label: 'Not ready', tone: 'warn' },
  off: { label: 'Off' },
  resting: { label: 'Rests', tone: 'info' },
  free: { label: 'Free', tone: 'info' },
}

export const NUMBER_PROVIDER: Words = {
  VAPI: { label: 'Vapi' },
  TWILIO: { label: 'Twilio' },
  VONAGE: { label: 'Vonage' },
  TELNYX: { label: 'Telnyx' },
  BYO: { label: 'Own SIP trunk' },
}

export const REQUEST_STATE: Words = {
  OPEN: { label: 'Open', tone: 'warn' },
  FULFILLED: { label: 'Fulfilled', tone: 'good' },
  DECLINED: { label: 'Declined' },
  CANCELLED: { label: 'Withdrawn' },
}
