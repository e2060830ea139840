import React from 'react'
import { RUN_STATE } from '../words.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { Card, Tag } from './ui.js'
import { Facts } from './Value.js'

/** One reconciliation: what it saw, what it brought in, and what went wrong. */
export const RunPage = (props: PageProps) => (
  <RecordFrame
    {...props}
    tags={(record) => <Tag word={RUN_STATE[String(record.params['state'])]} />}
    lead={({ params, details }) => `${details?.['accountName'] ?? ''}, asked for by ${params['askedBy']}`}
  >
    {(record) => (
      <Card title="What it saw and did">
        {record.params['state'] === 'FAILED' && (
          <p className="note bad">{String(record.params['error'] ?? 'It did not get through.')}</p>
        )}
        <Facts columns={props.resource.facts} record={record} />
      </Card>
    )}
  </RecordFrame>
)
