import type { IncomingMessage } from 'node:http'

/** Why a body was not read. */
export class BodyRefused extends Error {
  override readonly name = 'BodyRefused'
  constructor(readonly why: 'too-large' | 'busy' | 'slow' | 'gone') {
    super(why)
  }
}

export type Admission = {
  /** Waits for so many bytes of room. @throws BodyRefused busy when there is none in time */
  enter(bytes: number): Promise<void>
  leave(bytes: number): void
}

/** Room for bodies by their bytes: who finds none waits outside, unread, and after two seconds is asked to come again. */
export function makeAdmission(mostBytes: number, withinMs = 2_000): Admission {
  let inside = 0
  const waiting: { bytes: number; enter(): void }[] = []
  const letIn = () => {
    for (let first = waiting[0]; first && inside + first.bytes <= mostBytes; first = waiting[0]) {
      waiting.shift()
      inside += first.bytes
      first.enter()
    }
  }
  return {
    enter: (bytes) => {
      if (waiting.length === 0 && inside + bytes <= mostBytes) {
        inside += bytes
        return Promise.resolve()
      }
      return new Promise((resolve, reject) => {
        const entry = {
          bytes,
          enter: () => {
            clearTimeout(timer)
            resolve()
          },
        }
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(entry), 1)
          reject(new BodyRefused('busy'))
          letIn()
        }, withinMs)
        waiting.push(entry)
      })
    },
    leave: (bytes) => {
      inside -= bytes
      letIn()
    },
  }
}

/** Vapi sends from one data centre to another; who takes longer only wants to hold the socket. */
const WHOLE_BODY_WITHIN_MS = 8_000

/** Room is given by this much at a time, as the bytes come: what somebody only says they will send takes none. */
const STEP_BYTES = 256 * 1024

/**
 * The whole body, at most `mostBytes`, whichever way its length is told. The room it takes is given back by `leave`, when
 * its delivery is answered.
 * @throws BodyRefused too-large, busy, slow, or gone when the sender went away before the end
 */
export async function readBody(
  req: IncomingMessage,
  { mostBytes, admission }: { mostBytes: number; admission: Admission },
): Promise<{ body: Buffer; leave(): void }> {
  const declared = req.headers['content-length']
  const length = declared === undefined ? undefined : Number(declared)
  if (length !== undefined && length > mostBytes) throw new BodyRefused('too-large')
  let room = Math.min(length ?? STEP_BYTES, STEP_BYTES)
  await admission.enter(room)
  const grow = async () => {
    await admission.enter(STEP_BYTES)
    room += STEP_BYTES
  }
  try {
    const body = await collect(req, { mostBytes, roomFor: (bytes) => (bytes > room ? grow() : undefined) })
    return { body, leave: () => admission.leave(room) }
  } catch (error) {
    admission.leave(room)
    throw error
  }
}

type Limits = { mostBytes: number; roomFor(bytes: number): Promise<void> | undefined }

function collect(req: IncomingMessage, { mostBytes, roomFor }: Limits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const refuse = (why: BodyRefused['why']) => {
      clearTimeout(timer)
      req.removeAllListeners('data')
      req.pause()
      reject(new BodyRefused(why))
    }
    const timer = setTimeout(() => refuse('slow'), WHOLE_BODY_WITHIN_MS)
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > mostBytes) return refuse('too-large')
      chunks.push(chunk)
      const growing = roomFor(bytes)
      if (!growing) return
      req.pause()
      growing.then(() => req.resume(), reject)
    })
    req.on('end', () => {
      clearTimeout(timer)
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, bytes))
    })
    req.on('error', () => refuse('gone'))
    req.on('close', () => {
      if (!req.complete) refuse('gone')
    })
  })
}
