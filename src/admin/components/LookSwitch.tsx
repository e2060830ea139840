import React, { useState } from 'react'

const LOOKS = ['auto', 'light', 'dark'] as const

/** Light, dark, or as the system has it; the portal's theme.js applies the same choice before the first paint. */
export function LookSwitch() {
  const [look, setLook] = useState<string>(document.documentElement.dataset['theme'] ?? 'auto')
  const choose = (wanted: string) => {
    if (wanted === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = wanted
    try {
      localStorage.setItem('look', wanted)
    } catch {}
    setLook(wanted)
  }
  return (
    <fieldset className="look" aria-label="Look">
      {LOOKS.map((name) => (
        <button key={name} type="button" aria-pressed={look === name} onClick={() => choose(name)}>
          {name.charAt(0).toUpperCase() + name.slice(1)}
        </button>
      ))}
    </fieldset>
  )
}
