import React, { useEffect, useState } from 'react'
import { ask } from './state.js'

type Replay = { run: string; total: number; left: number }

const EVERY_MS = 2_000

/** How far the replays are that the worker does; nothing while there is none. `turn` changes when one may have begun. */
export function ReplayProgress({ turn }: { turn: number }) {
  const [replays, setReplays] = useState<Replay[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn looks again
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const look = async () => {
      const answer = await ask('pages/Intake?part=replays').catch(() => undefined)
      if (isOver) return
      const found = (answer?.['replays'] ?? []) as Replay[]
      setReplays(found)
      if (found.length > 0) timer = setTimeout(() => void look(), EVERY_MS)
    }
    void look()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [turn])
  if (replays.length === 0) return null
  return (
    <div className="note info replays" role="status">
      {replays.map(({ run, total, left }) => (
        <label key={run}>
          {(total - left).toLocaleString('en')} of {total.toLocaleString('en')} events are put back
          <progress max={total} value={total - left} />
        </label>
      ))}
    </div>
  )
}
