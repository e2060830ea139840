import { randomUUID } from 'node:crypto'

/** A call as Vapi tells of it while it goes on, message by message, at the door of a client. */
export function aRingingCall(address: string, token: string, customer: { number: string; name?: string }) {
  const call = {
    id: randomUUID(),
    createdAt: new Date().toISOString(),
    type: 'inboundPhoneCall',
    status: 'ringing',
    customer,
  }
  const post = async (message: object) => {
    const body = JSON.stringify({
      message: { timestamp: Date.now(), call, phoneNumber: { number: '+14155550123' }, ...message },
    })
    const answer = await fetch(`${address}/api/v1/vapi/webhook/${token}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    if (!answer.ok) throw new Error(`The door answered ${answer.status}`)
  }
  return {
    id: call.id,
    status: (status: 'ringing' | 'in-progress' | 'forwarding' | 'ended') =>
      post({ type: 'status-update', status, ...(status === 'ended' && { endedReason: 'customer-ended-call' }) }),
    says: (role: 'user' | 'assistant', transcript: string, transcriptType: 'partial' | 'final' = 'final') =>
      post({ type: 'transcript', role, transcriptType, transcript }),
    speech: (role: 'user' | 'assistant', status: 'started' | 'stopped') =>
      post({ type: 'speech-update', role, status }),
  }
}
