import React from 'react'
import type { DiffLine, DiffView } from '../ui-types.js'

const MARKS = {
  same: { Tag: 'span', sign: ' ', said: '' },
  added: { Tag: 'ins', sign: '+', said: 'Added: ' },
  removed: { Tag: 'del', sign: '−', said: 'Removed: ' },
} as const

/** Lines that came and went; said in words too, for those who see neither colour nor sign. */
export const DiffLines = ({ lines }: { lines: readonly DiffLine[] }) => (
  <div className="diff">
    {lines.map(({ kind, text }, index) => {
      const { Tag, sign, said } = MARKS[kind]
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
        <Tag key={index}>
          <span aria-hidden="true">{sign}</span>
          {said && <span className="visually-hidden">{said}</span>}
          {text}
        </Tag>
      )
    })}
  </div>
)

/** What differs between two states of an assistant: what is called something by its name, the prompt by lines. */
export function Diff({ diff, none }: { diff: DiffView; none: string }) {
  if (diff.isEmpty) return <p className="muted">{none}</p>
  const line = (kind: DiffLine['kind'], text: string | null) => (text === null ? [] : [{ kind, text }])
  return (
    <>
      {diff.settings.map(({ path, label, before, after }) => (
        <div key={path} className="diff-of">
          <b>{label}</b>
          <DiffLines lines={[...line('removed', before), ...line('added', after)]} />
        </div>
      ))}
      {diff.prompt.length > 0 && (
        <div className="diff-of">
          <b>Prompt</b>
          <DiffLines lines={diff.prompt} />
        </div>
      )}
    </>
  )
}
