import React from 'react'
import { Link } from 'react-router-dom'
import { moment } from './format.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { resourceNamed, showHref } from './state.js'
import { Card, Tag } from './ui.js'
import { Facts } from './Value.js'

/** What a caller wanted passed on. */
export function MessagePage(props: PageProps) {
  return (
    <RecordFrame
      {...props}
      tags={({ params }) => (
        <>
          {params['isUrgent'] === true && <Tag word={{ label: 'Urgent', tone: 'bad' }} />}
          <Tag word={params['handledAt'] ? { label: 'Handled', tone: 'good' } : { label: 'To do', tone: 'info' }} />
        </>
      )}
      lead={({ params }) => moment(params['createdAt'])}
    >
      {(record) => {
        const callId = record.details?.['callId']
        return (
          <div className="two-one">
            <Card
              title="Message"
              aside={
                typeof callId === 'string' &&
                resourceNamed('Call')?.may.includes('show') && (
                  <Link className="link small" to={showHref('Call', callId)}>
                    The call
                  </Link>
                )
              }
            >
              <p className="prose">{String(record.details?.['text'] ?? '')}</p>
            </Card>
            <Card title="Facts">
              <Facts columns={props.resource.facts} record={record} />
            </Card>
          </div>
        )
      }}
    </RecordFrame>
  )
}
