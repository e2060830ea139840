import React from 'react'
import { Link } from 'react-router-dom'
import { ALERT_STATE } from '../words.js'
import { ago } from './format.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { Card, Tag } from './ui.js'
import { Facts } from './Value.js'

/** One alert: what it is, what to do about it, and where. */
export function AlertPage(props: PageProps) {
  return (
    <RecordFrame
      {...props}
      tags={({ params }) => <Tag word={ALERT_STATE[String(params['state'])]} />}
      lead={({ params }) =>
        params['closedAt'] ? `over ${ago(params['closedAt'])}` : `opened ${ago(params['openedAt'])}`
      }
    >
      {(record) => {
        const { advice, path } = (record.details ?? {}) as { advice?: string; path?: string }
        return (
          <div className="two-one">
            <div className="stack">
              <Card title="What it is">
                <p className="prose">{String(record.params['text'])}</p>
              </Card>
              {advice && (
                <Card title="What to do">
                  <div className="next-step">
                    <p>{advice}</p>
                    {path && (
                      <Link className="btn primary" to={path}>
                        Look at it
                      </Link>
                    )}
                  </div>
                </Card>
              )}
            </div>
            <div className="stack">
              <Card title="Facts">
                <Facts columns={props.resource.facts} record={record} />
              </Card>
            </div>
          </div>
        )
      }}
    </RecordFrame>
  )
}
