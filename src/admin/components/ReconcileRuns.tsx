import React from 'react'
import { Link } from 'react-router-dom'
import { RUN_STATE } from '../words.js'
import { ago } from './format.js'
import { showHref } from './state.js'
import { Tag } from './ui.js'

/** An account at Vapi with its newest run (src/domain/reconciliation/state-of-accounts.ts). */
export type Account = {
  id: string
  name: string
  run: {
    id: string
    state: 'RUNNING' | 'DONE' | 'FAILED'
    askedBy: string
    callsSeen: number
    callsAdded: number
    reportsAdded: number
    artifactsAdded: number
    callsUnknown: number
    error: string | null
    startedAt: string
    finishedAt: string | null
  } | null
}

/** How each account stands: at work with what it has seen so far, or what came of the last time. */
export const AccountRuns = ({ accounts, asked }: { accounts: Account[]; asked: Record<string, string> }) => (
  <ul className="runs">
    {accounts.map((account) => (
      <li key={account.id}>
        <div className="run-head">
          <b>{account.name}</b>
          <span role="status">
            {isWaiting(account, asked) ? (
              <Tag word={{ label: 'Waits for the worker', tone: 'info' }} />
            ) : (
              account.run && <Tag word={RUN_STATE[account.run.state]} />
            )}
          </span>
          {account.run && (
            <span className="small muted">
              {account.run.askedBy}, {ago(account.run.startedAt)}
            </span>
          )}
        </div>
        {account.run ? <RunFigures run={account.run} /> : <p className="muted">Not reconciled yet.</p>}
      </li>
    ))}
  </ul>
)

const isWaiting = ({ id, run }: Account, asked: Record<string, string>) =>
  run?.state !== 'RUNNING' && asked[id] === (run?.id ?? '')

function RunFigures({ run }: { run: NonNullable<Account['run']> }) {
  const figures: [string, number][] = [
    ['calls seen', run.callsSeen],
    ['calls added', run.callsAdded],
    ['reports added', run.reportsAdded],
    ['late artifacts', run.artifactsAdded],
    ...(run.callsUnknown > 0 ? [['of no client', run.callsUnknown] as [string, number]] : []),
  ]
  return (
    <>
      {run.state === 'RUNNING' && <div className="working" role="progressbar" aria-label="Reconciliation at work" />}
      <Link className="run-figures" to={showHref('Reconciliation', run.id)}>
        {figures.map(([label, count]) => (
          <span key={label}>
            <b className="num">{count.toLocaleString('en')}</b> {label}
          </span>
        ))}
      </Link>
      {run.error && <p className={`note ${run.state === 'FAILED' ? 'bad' : ''}`}>{run.error}</p>}
    </>
  )
}
