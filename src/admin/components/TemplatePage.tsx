import React from 'react'
import type { TemplateDetails } from '../ui-types.js'
import { Knows } from './Knows.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { RollOut } from './RollOut.js'
import { Card, Tag } from './ui.js'
import { Facts } from './Value.js'

/** A template: what it says, and the assistants made from it, to which its changes can be rolled out. */
export function TemplatePage(props: PageProps) {
  return (
    <RecordFrame
      {...props}
      lead={({ params }) => String(params['about'] ?? '')}
      tags={({ params }) => params['isActive'] === false && <Tag word={{ label: 'Not offered' }} />}
    >
      {(record, reload) => {
        const details = record.details as TemplateDetails
        return (
          <div className="two-one">
            <div className="stack">
              <RollOut key={details.revision} {...{ record, details, reload }} />
              <Knows title="What it says" steps={details.says} />
            </div>
            <Card title="Facts">
              <Facts columns={props.resource.facts} record={record} />
            </Card>
          </div>
        )
      }}
    </RecordFrame>
  )
}
