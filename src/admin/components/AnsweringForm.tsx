import React, { type FormEvent, type ReactNode, useState } from 'react'
import type { AnsweringView, Said } from '../ui-types.js'
import { FieldInput } from './fields.js'
import { FormEnd, Problem, useSending } from './sending.js'
import type { Answer } from './state.js'
import { TransferNumbers } from './TransferNumbers.js'
import { ClosedDays, type Hours, OFFICE_HOURS, problemUnder, WeekEditor } from './WeekEditor.js'

type Plan = AnsweringView['plan']

type Props = {
  answering: AnsweringView
  save(values: Record<string, unknown>): Promise<Answer>
  done(said: Said | undefined): Promise<void>
  onCancel(): void
}

/** The whole plan in one form. */
export function AnsweringForm({ answering, save, done, onCancel }: Props) {
  const [plan, setPlan] = useState<Plan>(answering.plan)
  const { send, problem, errors, isSending, form } = useSending(save, done)
  const set = (part: Partial<Plan>) => setPlan((all) => ({ ...all, ...part }))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void send({ plan: JSON.stringify(plan), updatedAt: answering.updatedAt ?? '' })
  }
  const parts = { plan, set, errors }
  return (
    <form ref={form} className="answering-form" onSubmit={onSubmit}>
      <BusinessHours {...parts} timeZone={answering.timeZone} />
      {plan.hours && <AfterHours {...parts} />}
      <Functions {...parts} offered={answering.offered} />
      <Group title="Transfer calls to" text="Tried in this order, during business hours.">
        <TransferNumbers
          numbers={plan.transferNumbers}
          errors={errors}
          onChange={(transferNumbers) => set({ transferNumbers })}
        />
      </Group>
      <Transient {...parts} />
      <Problem words={problem} />
      <FormEnd submit="Save" sending="Saving …" isSending={isSending} onCancel={onCancel} />
    </form>
  )
}

type PartProps = { plan: Plan; set(part: Partial<Plan>): void; errors: Record<string, string> }

const Group = ({ title, text, children }: { title: string; text?: string; children: ReactNode }) => (
  <fieldset className="group">
    <legend>{title}</legend>
    {text && <p className="help">{text}</p>}
    {children}
  </fieldset>
)

function BusinessHours({ plan, set, errors, timeZone }: PartProps & { timeZone: string }) {
  const [kept, setKept] = useState<Hours>(plan.hours ?? OFFICE_HOURS)
  const change = (hours: Hours) => {
    setKept(hours)
    set({ hours })
  }
  const choices = [
    { label: 'Always', isOn: plan.hours === null, choose: () => set({ hours: null }) },
    {
      label: `At these times, in ${timeZone.replaceAll('_', ' ')}`,
      isOn: plan.hours !== null,
      choose: () => set({ hours: kept }),
    },
  ]
  return (
    <Group title="When somebody is there">
      {choices.map(({ label, isOn, choose }) => (
        <label key={label} className="choice">
          <input type="radio" name="hours" checked={isOn} onChange={choose} /> {label}
        </label>
      ))}
      {plan.hours && (
        <>
          <WeekEditor hours={plan.hours} errors={errors} onChange={change} />
          <ClosedDays hours={plan.hours} problem={problemUnder(errors, 'plan.hours.closedOn')} onChange={change} />
        </>
      )}
    </Group>
  )
}

const WAYS = [
  { value: 'ANSWER', label: 'The assistant answers as usual' },
  { value: 'FORWARD', label: 'Calls go on to another number' },
  { value: 'MESSAGE', label: 'Callers hear a sentence, and the call ends' },
] as const

function AfterHours({ plan, set, errors }: PartProps) {
  return (
    <Group title="Outside these times">
      {WAYS.map(({ value, label }) => (
        <label key={value} className="choice">
          <input
            type="radio"
            name="afterHours"
            checked={plan.afterHours === value}
            onChange={() => set({ afterHours: value })}
          />{' '}
          {label}
        </label>
      ))}
      {plan.afterHours === 'FORWARD' && (
        <FieldInput
          field={{
            name: 'forwardTo',
            label: 'Forward to',
            kind: 'phone',
            isRequired: true,
            hint: 'With the country code',
          }}
          value={plan.forwardTo ?? ''}
          error={errors['plan.forwardTo']}
          onChange={(value) => set({ forwardTo: String(value) })}
        />
      )}
      {plan.afterHours === 'MESSAGE' && (
        <FieldInput
          field={{
            name: 'afterHoursMessage',
            label: 'What callers hear',
            kind: 'text',
            hint: 'Left empty: “Thank you for calling … We are closed at the moment. Please call again during business hours.”',
          }}
          value={plan.afterHoursMessage ?? ''}
          error={errors['plan.afterHoursMessage']}
          onChange={(value) => set({ afterHoursMessage: String(value) })}
        />
      )}
    </Group>
  )
}

function Functions({ plan, set, offered }: PartProps & { offered: AnsweringView['offered'] }) {
  const toggle = (name: string, isOn: boolean) =>
    set({
      functions: offered.map((one) => one.name).filter((one) => (one === name ? isOn : plan.functions.includes(one))),
    })
  return (
    <Group title="What the assistant may use during a call">
      {offered.map(({ name, label, about, needs, lacks }) => {
        const isOn = plan.functions.includes(name)
        const isLacking = isOn && needs.includes('transfer numbers') && plan.transferNumbers.length === 0
        const missing = isLacking ? ['There are no numbers yet, so it will offer to take a message.'] : lacks
        const hint = isOn ? [about, ...missing].join(' ') : about
        return (
          <FieldInput
            key={name}
            field={{ name, label, kind: 'yes-no', hint }}
            value={isOn}
            error={undefined}
            onChange={(value) => toggle(name, value === true)}
          />
        )
      })}
    </Group>
  )
}

const Transient = ({ plan, set, errors }: PartProps) => (
  <details className="for-vapi" open={Boolean(plan.transientAssistant || errors['plan.transientAssistant'])}>
    <summary>Answer with an assistant written down here</summary>
    <FieldInput
      field={{
        name: 'transientAssistant',
        label: 'Assistant as JSON',
        kind: 'long',
        hint: 'What Vapi calls a transient assistant. It answers on all numbers of this client, instead of the one saved in Vapi. No secrets.',
      }}
      value={plan.transientAssistant}
      error={errors['plan.transientAssistant']}
      onChange={(value) => set({ transientAssistant: String(value) })}
    />
  </details>
)
