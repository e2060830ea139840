import React from 'react'
import { Link } from 'react-router-dom'
import type { AssistantDetails, RecordView } from '../ui-types.js'
import { ASSISTANT_STANDING, PUBLISH_STEP, STEP_STATE } from '../words.js'
import { Diff } from './Diff.js'
import { moment, phone } from './format.js'
import { Knows } from './Knows.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { showHref } from './state.js'
import { Card, Tag } from './ui.js'
import { Facts, Other } from './Value.js'
import { Versions } from './Versions.js'

/** An assistant: whether it is live, what is missing, what differs at Vapi, every version, and what it was told. */
export function AssistantPage(props: PageProps) {
  return (
    <RecordFrame
      {...props}
      tags={({ params }) => <Tag word={ASSISTANT_STANDING[String(params['standing'])]} />}
      lead={({ populated }) => populated['clientId'] && <Other {...populated['clientId']} />}
    >
      {(record, _reload, choose) => {
        const details = record.details as AssistantDetails
        const parts = { record, details, choose }
        return (
          <div className="two-one">
            <div className="stack">
              {details.drift && <Drift {...parts} />}
              <Publishing {...parts} />
              {details.versions.length > 0 && <Versions {...parts} />}
              {details.knows.length > 0 && <Knows title="What it was told" steps={details.knows} />}
              {details.prompt && <Prompt prompt={details.prompt} />}
            </div>
            <div className="stack">
              <Card title="Facts">
                <Facts columns={props.resource.facts} record={record} />
              </Card>
              <Numbers numbers={details.numbers} />
              <TestCalls calls={details.testCalls} />
            </div>
          </div>
        )
      }}
    </RecordFrame>
  )
}

export type Part = { record: RecordView; details: AssistantDetails; choose(action: string, values?: object): void }

type DoProps = Pick<Part, 'record' | 'choose'> & { action: string; label: string; isMain?: boolean }

const Do = ({ record, choose, action, label, isMain }: DoProps) =>
  record.recordActions.includes(action) ? (
    <button type="button" className={isMain ? 'btn primary' : 'btn'} onClick={() => choose(action)}>
      {label}
    </button>
  ) : null

const Drift = ({ record, details: { drift }, choose }: Part) => (
  <Card title="Changed in Vapi">
    <p className="section-text">
      Somebody changed it at Vapi since it was published. Removed is what we published, added is what is there now.
    </p>
    {drift && <Diff diff={drift} none="Vapi no longer has it. Publish it to make it anew." />}
    <div className="form-end">
      <Do {...{ record, choose }} action="takeTheirs" label="Take theirs" />
      <Do {...{ record, choose }} action="putOursBack" label="Put ours back" />
    </div>
  </Card>
)

/** What publishing would do, or what keeps it from being done. */
function Publishing({ record, details, choose }: Part) {
  const { missing, steps, changes, versions } = details
  const standing = String(record.params['standing'])
  if (standing === 'ARCHIVED' || standing === 'BY_HAND') return null
  const isOpen = versions.length === 0 || steps.some(({ state }) => state === 'failed' || state === 'waiting')
  return (
    <Card title="Publishing">
      {missing.length > 0 && (
        <>
          <p>Before it can be published, the wizard needs:</p>
          <dl className="facts">
            {missing.map(({ step, problems }) => (
              <React.Fragment key={step}>
                <dt>{step}</dt>
                <dd>{problems.join(' ')}</dd>
              </React.Fragment>
            ))}
          </dl>
        </>
      )}
      {missing.length === 0 && versions.length === 0 && <p>The wizard knows all it needs. It was never published.</p>}
      {isOpen && steps.length > 0 && <Steps steps={steps} />}
      {changes && (
        <>
          <p className="section-text">Not published yet:</p>
          <Diff diff={changes} none="Changes that make no difference at Vapi." />
        </>
      )}
      {!isOpen && !changes && missing.length === 0 && <p className="muted">Everything it was told is live.</p>}
      <div className="form-end">
        <Do {...{ record, choose }} action="openWizard" label="Open the wizard" isMain={missing.length > 0} />
        {missing.length === 0 && <Do {...{ record, choose }} action="publish" label="Publish" isMain />}
      </div>
    </Card>
  )
}

const Steps = ({ steps }: Pick<AssistantDetails, 'steps'>) => (
  <ol className="publish-steps">
    {steps.map(({ step, state, message }) => (
      <li key={step}>
        {PUBLISH_STEP[step]?.label} <Tag word={STEP_STATE[state]} />
        {message && <div className="small muted">{message}</div>}
      </li>
    ))}
  </ol>
)

function Prompt({
  prompt: { firstMessage, text, tokens, budget },
}: {
  prompt: NonNullable<AssistantDetails['prompt']>
}) {
  return (
    <Card
      title="Prompt"
      aside={
        <span className="small muted num">
          about {tokens.toLocaleString('en')} of {budget.toLocaleString('en')} tokens
        </span>
      }
    >
      <p className="section-text">As the wizard would publish it now. It begins with “{firstMessage}”.</p>
      <details>
        <summary>Show the prompt</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
        <pre className="code" tabIndex={0}>
          {text}
        </pre>
      </details>
    </Card>
  )
}

const Numbers = ({ numbers }: Pick<AssistantDetails, 'numbers'>) => (
  <Card title="Numbers">
    {numbers.length === 0 && <p className="muted">None. It is chosen in the wizard, or given under Phone numbers.</p>}
    <ul className="links">
      {numbers.map(({ id, number, label }) => (
        <li key={id}>
          <Link className="link num" to={showHref('PhoneNumber', id)}>
            {phone(number)}
          </Link>{' '}
          <span className="small muted">{label}</span>
        </li>
      ))}
    </ul>
  </Card>
)

const PASSED = { label: 'Passed', tone: 'good' } as const
const FAILED = { label: 'Not passed', tone: 'bad' } as const

const TestCalls = ({ calls }: { calls: AssistantDetails['testCalls'] }) => (
  <Card title="Test calls">
    {calls.length === 0 && <p className="muted">None yet. They are made in the client’s portal.</p>}
    <ul className="links">
      {calls.map(({ id, createdAt, state, passed, toNumber, askedBy }) => (
        <li key={id}>
          <Tag word={passed ? PASSED : passed === false || state === 'FAILED' ? FAILED : { label: 'Under way' }} />{' '}
          {moment(createdAt)}
          <div className="small muted">
            {phone(toNumber)}, by {askedBy}
          </div>
        </li>
      ))}
    </ul>
  </Card>
)
