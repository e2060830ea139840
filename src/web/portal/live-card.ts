import { readFileSync } from 'node:fs'
import path from 'node:path'
import ejs from 'ejs'
import type { presentLiveCall } from './live.present.js'

const VIEWS = path.resolve('views')
const CARD = path.join(VIEWS, 'portal/live/_call.ejs')

export type LiveCard = (call: ReturnType<typeof presentLiveCall>) => string

/** The card of a call for the stream: the very template that the page includes, compiled once. */
export function makeLiveCard(): LiveCard {
  const template = ejs.compile(readFileSync(CARD, 'utf8'), { filename: CARD, views: [VIEWS], rmWhitespace: true })
  return (call) => template({ call })
}
