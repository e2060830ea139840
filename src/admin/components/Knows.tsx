import React from 'react'
import type { AssistantDetails } from '../ui-types.js'
import { Card } from './ui.js'

/** Answers to the wizard's questions, step by step, each step folded up. */
export const Knows = ({ title, steps }: { title: string; steps: AssistantDetails['knows'] }) => (
  <Card title={title}>
    {steps.map((step) => (
      <details key={step.title} className="knows">
        <summary>
          {step.title} <span className="small muted">{step.facts.map(({ label }) => label).join(', ')}</span>
        </summary>
        <dl className="facts">
          {step.facts.map(({ label, lines }) => (
            <React.Fragment key={label}>
              <dt>{label}</dt>
              <dd>
                {lines.map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </dd>
            </React.Fragment>
          ))}
        </dl>
      </details>
    ))}
  </Card>
)
