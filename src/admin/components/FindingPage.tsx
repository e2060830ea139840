import React from 'react'
import { FINDING_STATE, VAPI_PATH } from '../words.js'
import { type PageProps, RecordFrame } from './RecordPage.js'
import { Card, Tag } from './ui.js'
import { Facts } from './Value.js'

type Finding = {
  problems: { path: string; is: string; should: string }[]
  isRepairable: boolean
  refused: string | null
  accountName: string
}

/** What is wrong with an assistant or number at Vapi, part by part, and the button that repairs it. */
export function FindingPage(props: PageProps) {
  return (
    <RecordFrame {...props} tags={(record) => <Tag word={FINDING_STATE[String(record.params['state'])]} />}>
      {(record) => {
        const finding = record.details?.['finding'] as Finding | undefined
        const isOpen = record.params['repairedAt'] === null
        return (
          <div className="stack">
            {finding && (
              <Card title={isOpen ? 'What is, and what should be' : 'What was wrong'}>
                {isOpen && finding.refused && <p className="note bad">{finding.refused}</p>}
                <Problems problems={finding.problems} />
                {isOpen && !finding.isRepairable && (
                  <p className="note">We cannot repair this from here until there is an address to write.</p>
                )}
              </Card>
            )}
            <Card title="About it">
              <Facts columns={props.resource.facts} record={record} />
              {finding && (
                <dl className="facts">
                  <dt>Vapi account</dt>
                  <dd>{finding.accountName}</dd>
                </dl>
              )}
            </Card>
          </div>
        )
      }}
    </RecordFrame>
  )
}

const Problems = ({ problems }: Pick<Finding, 'problems'>) => (
  <table className="is-should">
    <thead>
      <tr>
        <th scope="col">Part</th>
        <th scope="col">Is</th>
        <th scope="col">Should be</th>
      </tr>
    </thead>
    <tbody>
      {problems.map(({ path, is, should }) => (
        <tr key={path}>
          <th scope="row">{VAPI_PATH[path]?.label ?? path}</th>
          <td data-label="Is">{is}</td>
          <td data-label="Should be">{should}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
