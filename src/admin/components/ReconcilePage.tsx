import React, { type FormEvent, useCallback, useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import type { Field } from '../ui-types.js'
import { FieldInput, startValues } from './fields.js'
import { ago } from './format.js'
import { type Account, AccountRuns } from './ReconcileRuns.js'
import { ask, listHref } from './state.js'
import { Card, Empty, Loading, useSay } from './ui.js'

type State = {
  accounts: Account[]
  setup: { open: number; lastCheckedAt: string | null }
  mayRun: boolean
  furthestDays: number
}

const OFTEN_MS = 1_000
const SELDOM_MS = 10_000

/** The second net: compares Vapi's calls with ours, now and by the clock, and checks what Vapi is set up to send. */
export function ReconcilePage() {
  const { state, problem, asked, send } = useReconciliation()
  if (problem && !state) return <Empty title="This page cannot be shown" text={problem} />
  if (!state) return <Loading />
  return (
    <>
      <div className="head">
        <div>
          <h1>Reconciliation</h1>
          <p className="muted">Every five minutes Vapi is asked what no webhook told us. Nothing is counted twice.</p>
        </div>
        <Link className="btn" to={listHref('Reconciliation')}>
          Past reconciliations
        </Link>
      </div>
      {state.accounts.length === 0 ? (
        <Card title="There is nobody to ask yet">
          <p>
            Vapi is asked with its private API key. Set <code>VAPI_API_KEY</code> for the organisation and start again,
            or open a client and choose “Set Vapi API key” where a client has an account of its own.
          </p>
        </Card>
      ) : (
        <div className="stack">
          {state.mayRun && <AskForm state={state} send={send} />}
          <Card title="Accounts" aside={<span className="small muted">updates by itself</span>}>
            <AccountRuns accounts={state.accounts} asked={asked} />
          </Card>
          <Setup setup={state.setup} mayRun={state.mayRun} send={send} />
        </div>
      )}
    </>
  )
}

type Send = (values: Record<string, unknown>) => Promise<boolean>

function useReconciliation() {
  const [state, setState] = useState<State>()
  const [problem, setProblem] = useState<string>()
  // Accounts that were asked for, with the run each had then: until there is another one it waits for the worker.
  const [asked, setAsked] = useState<Record<string, string>>({})
  const say = useSay()
  const load = useCallback(async () => {
    try {
      setState((await ask('pages/Reconcile')) as unknown as State)
      setProblem(undefined)
    } catch (error) {
      setProblem((error as Error).message)
    }
  }, [])
  const isBusy = state?.accounts.some(({ id, run }) => run?.state === 'RUNNING' || asked[id] === (run?.id ?? ''))
  useEffect(() => {
    void load()
  }, [load])
  useEffect(() => {
    const timer = setInterval(() => !document.hidden && void load(), isBusy ? OFTEN_MS : SELDOM_MS)
    return () => clearInterval(timer)
  }, [load, isBusy])
  const send: Send = async (values) => {
    try {
      const answer = await ask('pages/Reconcile', values)
      if (answer.said) say(answer.said)
      const next = answer['accounts'] ? (answer as unknown as State) : undefined
      if (next) setState(next)
      if (next && values['what'] === 'reconcile') {
        const meant = next.accounts.filter(({ id }) => values['account'] === 'all' || values['account'] === id)
        setAsked(
          Object.fromEntries(meant.map(({ id }) => [id, state?.accounts.find((one) => one.id === id)?.run?.id ?? ''])),
        )
      }
      return next !== undefined
    } catch (error) {
      say({ message: (error as Error).message, kind: 'bad' })
      return false
    }
  }
  return { state, problem, asked, send }
}

function AskForm({ state, send }: { state: State; send: Send }) {
  const fields = askFields(state)
  const [values, setValues] = useState(startValues(fields))
  const [isSending, setSending] = useState(false)
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    await send({ what: 'reconcile', ...values })
    setSending(false)
  }
  return (
    <Card title="Reconcile now">
      <form className="ask" onSubmit={onSubmit}>
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            error={undefined}
            onChange={(value) => setValues((all) => ({ ...all, [field.name]: value }))}
          />
        ))}
        <button type="submit" className="btn primary" disabled={isSending}>
          {isSending ? 'One moment …' : 'Reconcile now'}
        </button>
      </form>
    </Card>
  )
}

const askFields = ({ accounts, furthestDays }: State): Field[] => [
  {
    name: 'account',
    label: 'Account',
    kind: 'choice',
    isRequired: true,
    initial: accounts.length === 1 ? (accounts[0]?.id ?? '') : 'all',
    choices: [
      ...(accounts.length > 1 ? [{ value: 'all', label: `All ${accounts.length}` }] : []),
      ...accounts.map(({ id, name }) => ({ value: id, label: name })),
    ],
  },
  {
    name: 'lookBackDays',
    label: 'Look at',
    kind: 'choice',
    isRequired: true,
    initial: 'changes',
    choices: [
      { value: 'changes', label: 'What changed since the last time' },
      { value: '1', label: 'All calls of the last day' },
      { value: '7', label: 'All calls of the last 7 days' },
      { value: String(furthestDays), label: `All calls of the last ${furthestDays} days` },
    ],
  },
]

function Setup({ setup, mayRun, send }: Pick<State, 'setup' | 'mayRun'> & { send: Send }) {
  const [isChecking, setChecking] = useState(false)
  const check = async () => {
    setChecking(true)
    await send({ what: 'check' })
    setChecking(false)
  }
  return (
    <Card title="What Vapi is set up to send">
      <p className="muted">
        Every night we look at each assistant and phone number: whether it reports to the right URL, with the right
        credential, all the messages we need, and tries again when we do not answer.
      </p>
      <div className="setup-state">
        <p>
          {setup.open === 0 ? (
            <b>{setup.lastCheckedAt ? 'All in order.' : 'Not checked yet.'}</b>
          ) : (
            <Link className="link" to={listHref('VapiFinding', { state: 'OPEN' })}>
              <b>
                {setup.open} {setup.open === 1 ? 'is' : 'are'} to be repaired
              </b>
            </Link>
          )}{' '}
          {setup.lastCheckedAt && <span className="muted">Checked {ago(setup.lastCheckedAt)}.</span>}
        </p>
        {mayRun && (
          <button type="button" className="btn" onClick={check} disabled={isChecking}>
            {isChecking ? 'Asking Vapi …' : 'Check now'}
          </button>
        )}
      </div>
    </Card>
  )
}
