import React from 'react'
import { readable } from './ClientPage.js'
import { moment, plainKey } from './format.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { Card } from './ui.js'
import { Facts } from './Value.js'

/** One line of the audit log with what changed from what to what. */
export function AuditPage(props: PageProps) {
  return (
    <RecordFrame {...props} lead={({ params }) => `${params['actorName']} · ${moment(params['at'])}`}>
      {(record) => {
        const changes = Object.entries(changesOf(record.params['changes']))
        return (
          <div className="stack">
            <Card title="Entry">
              <Facts columns={props.resource.facts} record={record} />
              {record.params['onBehalfOf'] !== null && (
                <p className="help">Done while viewing the portal as the client.</p>
              )}
            </Card>
            {changes.length > 0 && (
              <div className="card table-card">
                <table className="list plain-list">
                  <thead>
                    <tr>
                      <th scope="col">What</th>
                      <th scope="col">Before</th>
                      <th scope="col">After</th>
                    </tr>
                  </thead>
                  <tbody>
                    {changes.map(([field, [before, after]]) => (
                      <tr key={field}>
                        <td data-label="What">{plainKey(field)}</td>
                        <td data-label="Before">{readable(before)}</td>
                        <td data-label="After">{readable(after)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </div>
        )
      }}
    </RecordFrame>
  )
}

const changesOf = (text: unknown): Record<string, [unknown, unknown]> =>
  typeof text === 'string' ? JSON.parse(text) : {}
