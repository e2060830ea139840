import { z } from 'zod'
import { type Replay, replayEvent, replayEvents } from '../../domain/inbound/index.js'
import { oneOf, type Row, type VerbAction, verbAction } from '../spec.js'
import type { Said } from '../ui-types.js'

const nothing = z.object({})

/** What waits is applied anyway, and of what was too large there is nothing to apply. */
const isReplayable = ({ state, cause }: Row) => state !== 'READY' && cause !== 'TOO_LARGE'

const SAFE = 'It is safe to repeat: a call is never counted twice.'
const ASIDE = 'What was set aside is checked again first, and stays where it is when nothing has changed.'

/** Applies events again: one, those that were ticked, or all that match. */
export const replayActions: readonly VerbAction[] = [
  verbAction({
    name: 'replay',
    kind: 'record',
    label: 'Apply again',
    explain: `Works through this event once more. ${SAFE} ${ASIDE}`,
    submit: 'Apply again',
    isOffered: isReplayable,
    input: nothing,
    run: async (ctx, ids) => {
      await replayEvent(ctx, { eventId: oneOf(ids) })
      return { message: 'It will be applied within a second', kind: 'good' }
    },
  }),
  verbAction({
    name: 'replayAll',
    kind: 'bulk',
    label: 'Apply again',
    explain: `Works through these events once more. ${SAFE} ${ASIDE}`,
    submit: 'Apply again',
    isOffered: isReplayable,
    input: nothing,
    run: async (ctx, ids) => saidOf(await replayEvents(ctx, { eventIds: [...ids] })),
  }),
  verbAction({
    name: 'replayMatching',
    kind: 'resource',
    label: 'Apply all again',
    explain: `Works through every event that matches the filters once more, those that wait left out. ${SAFE} ${ASIDE}`,
    submit: 'Apply them again',
    input: nothing,
    run: async (ctx, ids, _input, filters) => saidOf(await replayEvents(ctx, { eventIds: [...ids], filters })),
  }),
]

function saidOf({ events, isQueued, replayed, kept }: Replay): Said {
  const counted = (count: number) => (count === 1 ? '1 event' : `${count.toLocaleString('en')} events`)
  if (isQueued) return { message: `${counted(events)} are being put back. The list shows how far it is.`, kind: 'good' }
  const reasons = kept.map(({ reason, events: those }) => (those > 1 ? `${reason} (${those})` : reason)).join('; ')
  const staying = kept.reduce((sum, { events: those }) => sum + those, 0)
  if (staying === 0 && replayed === 0) return { message: 'There was nothing to apply again', kind: 'info' }
  if (staying === 0) return { message: `${counted(replayed)} will be applied within a moment`, kind: 'good' }
  const stay = `${counted(staying)} ${staying === 1 ? 'stays' : 'stay'} set aside: ${reasons}`
  if (replayed === 0) return { message: stay, kind: 'bad' }
  return { message: `${counted(replayed)} will be applied within a moment. ${stay}`, kind: 'info' }
}
