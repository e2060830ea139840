import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { OpenedRecording } from '../domain/calls/index.js'

/** Answers with a recording, or the part of it that a player asked for. */
export async function sendRecording(res: Response, recording: OpenedRecording): Promise<void> {
  res
    .status(recording.status)
    .set(recording.headers)
    .set({ 'Cache-Control': 'private, no-store', 'Content-Disposition': 'inline' })
  // To HEAD only the headers are told: the sound is not fetched for nothing.
  if (res.req.method === 'HEAD') {
    recording.stream.destroy()
    res.end()
    return
  }
  // A listener who goes away in the middle is no fault.
  await pipeline(recording.stream, res).catch(() => res.destroy())
}
