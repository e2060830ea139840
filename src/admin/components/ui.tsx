import React, { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import type { Said } from '../ui-types.js'
import type { Word } from '../words.js'
import { ICONS } from './icons.js'

export const Icon = ({ name }: { name: string }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={ICONS[name] ?? ICONS['dot']} />
  </svg>
)

export const Tag = ({ word }: { word: Word | undefined }) =>
  word ? <span className={word.tone ? `tag t-${word.tone}` : ''}>{word.label}</span> : null

export const Loading = () => (
  <p className="loading" role="status">
    Loading …
  </p>
)

export const Empty = ({ title, text, children }: { title: string; text: string; children?: ReactNode }) => (
  <div className="empty">
    <h2>{title}</h2>
    <p className="muted">{text}</p>
    {children}
  </div>
)

type CardProps = { title: string; aside?: ReactNode; children: ReactNode; id?: string }

export function Card({ title, aside, children, id }: CardProps) {
  // A space would make two ids of it, and the card would have no name.
  const titleId = `${(id ?? title).replaceAll(/\W/g, '-')}-title`
  return (
    <section className="card" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{title}</h2>
        {aside}
      </header>
      <div className="in">{children}</div>
    </section>
  )
}

/** Copies a text with one click and says so; where the browser does not allow it, the text is selected instead. */
export function Copy({ value, label = 'Copy', name }: { value: string; label?: string; name?: string }) {
  const [isCopied, setCopied] = useState(false)
  const say = useSay()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
      setTimeout(() => setCopied(false), 2500)
    } catch {
      say({ message: 'Your browser did not allow copying. Select the text and copy it by hand.', kind: 'bad' })
    }
  }
  return (
    <button type="button" className="btn" onClick={copy}>
      <Icon name={isCopied ? 'check' : 'copy'} />
      <span aria-live="polite">
        {isCopied ? 'Copied' : label}
        {name && <span className="visually-hidden"> {name}</span>}
      </span>
    </button>
  )
}

/** A long value in one line with its copy button. */
export function Secret({ label, value, hint }: { label: string; value: string; hint?: string | undefined }) {
  const id = `secret-${label.replaceAll(/\W/g, '-')}`
  return (
    <div className="copyable">
      <label htmlFor={id}>{label}</label>
      <div className="copyline">
        <input id={id} readOnly value={value} onFocus={(event) => event.target.select()} />
        <Copy value={value} />
      </div>
      {hint && <p className="help">{hint}</p>}
    </div>
  )
}

export type MenuItem = { label: string; icon?: string; isDanger?: boolean; onChoose(): void }

/** A button that opens a list of things to do; arrow keys, Escape and a click elsewhere work as one expects. */
export function Menu({ label, items, isSmall }: { label: string; items: MenuItem[]; isSmall?: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return
    box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const close = (event: Event) => !box.current?.contains(event.target as Node) && setOpen(false)
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [isOpen])
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') {
      setOpen(false)
      box.current?.querySelector('button')?.focus()
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && isOpen) {
      event.preventDefault()
      const all = [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
      all[(all.indexOf(document.activeElement as HTMLElement) + step + all.length) % all.length]?.focus()
    }
  }
  if (items.length === 0) return null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys pressed in the button or the list arrive here
    <div className="menu" ref={box} onKeyDown={onKeyDown}>
      <button
        type="button"
        className={isSmall ? 'more' : 'btn'}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={isSmall ? label : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {isSmall ? <Icon name="more" /> : label}
        {!isSmall && <Icon name="down" />}
      </button>
      {isOpen && (
        <div className="menu-list" role="menu">
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={item.isDanger ? 'danger' : ''}
              onClick={() => {
                setOpen(false)
                item.onChoose()
              }}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

const Say = createContext<(said: Said) => void>(() => {})

/** Shows a sentence at the edge of the window for a while, and reads it out. */
export const useSay = () => useContext(Say)

const SHOWN_MS = 7000

export function Notices({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<(Said & { id: number })[]>([])
  const drop = useCallback((id: number) => setNotices((all) => all.filter((notice) => notice.id !== id)), [])
  const say = useCallback(
    (said: Said) => {
      const id = Math.random()
      setNotices((all) => [...all.slice(-2), { ...said, id }])
      setTimeout(() => drop(id), SHOWN_MS)
    },
    [drop],
  )
  return (
    <Say.Provider value={say}>
      {children}
      <div className="notices" role="status" aria-live="polite">
        {notices.map((notice) => (
          <div key={notice.id} className={`notice ${notice.kind ?? 'info'}`}>
            <span>{notice.message}</span>
            <button type="button" className="more" aria-label="Close" onClick={() => drop(notice.id)}>
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
    </Say.Provider>
  )
}
