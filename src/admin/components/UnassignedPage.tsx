import React from 'react'
import { Body, Headers } from './EventPage.js'
import { moment } from './format.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { Card } from './ui.js'
import { Facts } from './Value.js'

/** A delivery that waits for its client: what it names, and on request its body. */
export function UnassignedPage(props: PageProps) {
  return (
    <RecordFrame {...props} lead={({ params }) => <>Received {moment(params['receivedAt'])}</>}>
      {(record, _reload, choose) => (
        <div className="two-one">
          <div className="stack">
            {record.recordActions.includes('assign') && (
              <Card title="Whose is it?">
                <div className="next-step">
                  <p>{whatItNames(record.params)}</p>
                  <button type="button" className="btn primary" onClick={() => choose('assign')}>
                    Assign to client
                  </button>
                </div>
              </Card>
            )}
            <Body {...props} record={record} />
          </div>
          <div className="stack">
            <Card title="Facts">
              <Facts columns={props.resource.facts} record={record} />
            </Card>
            <Headers text={record.params['headers']} />
          </div>
        </div>
      )}
    </RecordFrame>
  )
}

function whatItNames(params: Record<string, unknown>): string {
  if (params['vapiAssistantId']) return 'It names an assistant that no client has.'
  if (params['number'] || params['vapiPhoneNumberId']) return 'It names a phone number that no client has.'
  return 'It names neither an assistant nor a number. It can be given to a client, but later ones will wait here again.'
}
