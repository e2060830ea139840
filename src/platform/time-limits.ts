/**
 * Every limit of time that another one depends on, in milliseconds. Each is made of those it has to outlast, and a process
 * whose limits contradict each other does not start (assertTimeLimits).
 */

/** A connection to Vapi that takes longer is not there. */
const connectMs = 3_000
/** A sender waits this long for the lock of ringing (leads/ring-lock.ts), once it is connected. */
const ringLockMs = 2_000
/** What a look at the do-not-call list says is good for this long, counted from before it was asked for. */
const lookMs = 2_000
/** PostgreSQL ends a sender that stands still with the lock, as a stopped process does. */
const ringIdleMs = lookMs + 1_000
/** Whoever stops calls waits this long for the lock: longer than any sender has it, so only a fault is answered 503. */
const optOutMs = ringIdleMs + 1_000

const transactionMs = 15_000
const statementMs = 60_000

const vapiWriteMs = 20_000
const vapiReadMs = 30_000
/** The answer with its body; a body may never end. */
const vapiWriteWholeMs = vapiWriteMs + 10_000
/** Three tries and the pauses between them. */
const vapiReadWholeMs = 3 * vapiReadMs + 20_000

const sendWithinMs = 10_000
const signEveryMs = 30_000
const forwardMs = 15_000

export const TIME_LIMITS = {
  connectMs,
  ringLockMs,
  lookMs,
  ringIdleMs,
  optOutMs,
  /** From the claim of a call to the last byte of the request for it. */
  sendWithinMs,
  /** Of an attempt that says nothing for this long, whoever asked is gone. */
  attemptGoneMs: sendWithinMs + vapiWriteWholeMs + 20_000,
  /** A function that an assistant uses during a call. */
  inCallMs: 2 * optOutMs,

  vapiCheckMs: 8_000,
  vapiWriteMs,
  vapiReadMs,
  vapiWriteWholeMs,
  vapiReadWholeMs,
  /** Who changes an assistant at Vapi has it for this long, and renews it before each question. */
  publishLeaseMs: vapiReadWholeMs + 70_000,
  /** A purchase reads Vapi's numbers, buys, and reads them again where the answer was lost. */
  purchaseLeaseMs: 2 * vapiReadWholeMs + vapiWriteWholeMs + 50_000,
  /** A reconciliation that wrote nothing down for this long has died; between two lines it asks Vapi once. */
  reconcileDeadMs: vapiReadWholeMs + 10_000,

  /** A statement that somebody waits for on the phone or at the webhook door. */
  hurriedMs: 4_000,
  statementMs,
  /** The server ends a statement first. */
  statementAnswerMs: statementMs + 5_000,
  transactionMs,
  /** A transaction ends by itself before the server takes it for abandoned. */
  idleInTransactionMs: 4 * transactionMs,
  connectionMs: 5_000,
  /** Waiting for a connection included. */
  beginMs: 10_000,
  /** For a client's turn at its share of the connections (platform/shares.ts). */
  shareMs: 4_000,

  doorLookUpMs: 1_500,
  doorStoreMs: 3_000,
  /** Vapi's own limit for an answer it does not speak, with room for the way. */
  doorAnswerMs: 5_000,

  /** Who works on a request that may be repeated says so every so often. */
  signEveryMs,
  repeatDeadMs: 4 * signEveryMs,

  forwardMs,
  forwardLeaseMs: 3 * forwardMs,

  /** A process whose thread is busy with one thing for this long hangs, and is ended (platform/watchdog.ts). */
  unresponsiveMs: 30_000,
} as const

export type TimeLimits = Readonly<Record<keyof typeof TIME_LIMITS, number>>

type Rule = [what: string, lesser: (of: TimeLimits) => number, greater: (of: TimeLimits) => number]

const RULES: readonly Rule[] = [
  [
    'ringIdleMs outlasts lookMs, or the lock is lost while a call may still be sent',
    (t) => t.lookMs,
    (t) => t.ringIdleMs,
  ],
  [
    'optOutMs outlasts ringIdleMs, or a stopped process keeps people from opting out',
    (t) => t.ringIdleMs,
    (t) => t.optOutMs,
  ],
  ['inCallMs outlasts optOutMs, or an opt-out during a call is never answered', (t) => t.optOutMs, (t) => t.inCallMs],
  ['transactionMs outlasts optOutMs', (t) => t.optOutMs, (t) => t.transactionMs],
  ['transactionMs outlasts ringLockMs and lookMs', (t) => t.ringLockMs + t.lookMs, (t) => t.transactionMs],
  [
    'sendWithinMs has room to connect, to lock and to look',
    (t) => t.connectMs + t.ringLockMs + t.lookMs,
    (t) => t.sendWithinMs,
  ],
  ['sendWithinMs is below vapiWriteMs, which it is part of', (t) => t.sendWithinMs, (t) => t.vapiWriteMs],
  ['vapiWriteWholeMs outlasts vapiWriteMs', (t) => t.vapiWriteMs, (t) => t.vapiWriteWholeMs],
  ['vapiWriteMs outlasts vapiCheckMs', (t) => t.vapiCheckMs, (t) => t.vapiWriteMs],
  ['attemptGoneMs outlasts the sending of a call', (t) => t.sendWithinMs + t.vapiWriteWholeMs, (t) => t.attemptGoneMs],
  ['vapiReadWholeMs outlasts three reads', (t) => 3 * t.vapiReadMs, (t) => t.vapiReadWholeMs],
  ['publishLeaseMs outlasts any question to Vapi', (t) => t.vapiReadWholeMs, (t) => t.publishLeaseMs],
  ['publishLeaseMs outlasts any change at Vapi', (t) => t.vapiWriteWholeMs, (t) => t.publishLeaseMs],
  ['purchaseLeaseMs outlasts a purchase', (t) => 2 * t.vapiReadWholeMs + t.vapiWriteWholeMs, (t) => t.purchaseLeaseMs],
  ['reconcileDeadMs outlasts any question to Vapi', (t) => t.vapiReadWholeMs, (t) => t.reconcileDeadMs],
  ['statementAnswerMs outlasts statementMs', (t) => t.statementMs, (t) => t.statementAnswerMs],
  ['statementMs outlasts hurriedMs', (t) => t.hurriedMs, (t) => t.statementMs],
  ['hurriedMs outlasts doorStoreMs', (t) => t.doorStoreMs, (t) => t.hurriedMs],
  ['idleInTransactionMs outlasts transactionMs', (t) => t.transactionMs, (t) => t.idleInTransactionMs],
  ['beginMs outlasts connectionMs', (t) => t.connectionMs, (t) => t.beginMs],
  ['connectionMs outlasts shareMs', (t) => t.shareMs, (t) => t.connectionMs],
  ['doorAnswerMs has room to look up and to store', (t) => t.doorLookUpMs + t.doorStoreMs, (t) => t.doorAnswerMs],
  ['repeatDeadMs outlasts two signs', (t) => 2 * t.signEveryMs, (t) => t.repeatDeadMs],
  ['forwardLeaseMs outlasts a try', (t) => t.forwardMs, (t) => t.forwardLeaseMs],
  ['unresponsiveMs outlasts doorAnswerMs', (t) => t.doorAnswerMs, (t) => t.unresponsiveMs],
]

/** Limits have to be ordered; every process looks before it starts. @throws with everything that is not */
export function assertTimeLimits(limits: TimeLimits = TIME_LIMITS): void {
  const broken = RULES.filter(([, lesser, greater]) => !(lesser(limits) < greater(limits))).map(([what]) => `  ${what}`)
  const useless = Object.entries(limits).flatMap(([name, ms]) => (ms > 0 ? [] : [`  ${name} is ${ms}`]))
  const all = [...broken, ...useless]
  if (all.length > 0) throw new Error(`These limits of time contradict each other:\n${all.join('\n')}`)
}
