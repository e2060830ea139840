import { useCallback, useEffect, useState } from 'react'
import type { RecordView } from '../ui-types.js'
import { ask, recordPath } from './state.js'

/** Loads a record for its page; `load` loads it again after something was done. */
export function useRecord(resource: string, id: string, action: 'show' | 'edit' = 'show') {
  const [record, setRecord] = useState<RecordView>()
  const [problem, setProblem] = useState<string>()
  const load = useCallback(async () => {
    try {
      const answer = await ask(recordPath(resource, id, action))
      if (answer.record?.id) setRecord(answer.record)
      else setProblem('It may have been removed, or the address was typed wrongly.')
    } catch (error) {
      setProblem((error as Error).message)
    }
  }, [resource, id, action])
  useEffect(() => {
    void load()
  }, [load])
  return { record, problem, load }
}
