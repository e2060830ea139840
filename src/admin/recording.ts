import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { openRecording } from '../domain/calls/index.js'
import { notFound } from '../platform/errors.js'

/** The recording of a call for the player of its page: streamed through us, with ranges, so that one can jump in it. */
export async function recording(req: Request, res: Response): Promise<void> {
  const { ctx } = req.staff ?? {}
  const callId = req.params['id']
  if (!ctx || typeof callId !== 'string') throw notFound('Call')
  const opened = await openRecording(ctx, {
    callId,
    channel: req.query['channel'] === 'stereo' ? 'stereo' : 'mono',
    range: req.get('range'),
  })
  res.status(opened.status).set(opened.headers).set('Cache-Control', 'no-store')
  // A listener who leaves ends the stream early; that is nobody's fault.
  await pipeline(opened.stream, res).catch(() => opened.stream.destroy())
}
