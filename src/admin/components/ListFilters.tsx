import React, { type FormEvent, useEffect, useState } from 'react'
import type { FilterField, ResourceView } from '../ui-types.js'
import { ClientPicker } from './ClientPicker.js'
import { Icon } from './ui.js'

type Props = { resource: ResourceView; params: URLSearchParams; onChange(next: URLSearchParams): void }

/** One search box and the filters; all of it is in the address, so a list can be sent to a colleague. */
export function ListFilters({ resource, params, onChange }: Props) {
  const shown = resource.filters.filter(({ isQuiet, name }) => !isQuiet || params.has(`filters.${name}`))
  if (!resource.searchHint && shown.length === 0) return null
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(`filters.${key}`, value)
    else next.delete(`filters.${key}`)
    next.delete('page')
    onChange(next)
  }
  const clear = () =>
    onChange(new URLSearchParams([...params].filter(([key]) => !key.startsWith('filters.') && key !== 'page')))
  const isFiltered = [...params.keys()].some((key) => key.startsWith('filters.'))
  return (
    <div className="list-filters">
      {resource.searchHint && (
        <Search hint={resource.searchHint} value={params.get('filters.q') ?? ''} onSearch={(text) => set('q', text)} />
      )}
      {shown.map((filter) => (
        <Filter key={filter.name} filter={filter} valueIn={(key) => params.get(`filters.${key}`) ?? ''} set={set} />
      ))}
      {isFiltered && (
        <button type="button" className="plain" onClick={clear}>
          Clear all
        </button>
      )}
    </div>
  )
}

function Search({ hint, value, onSearch }: { hint: string; value: string; onSearch(text: string): void }) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch(text.trim())
  }
  return (
    <search className="search">
      <form onSubmit={submit}>
        <Icon name="search" />
        <input
          type="search"
          aria-label="Search"
          placeholder={hint}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            if (event.target.value === '') onSearch('')
          }}
        />
        <button type="submit" className="visually-hidden">
          Search
        </button>
      </form>
    </search>
  )
}

type FilterProps = { filter: FilterField; valueIn(key: string): string; set(key: string, value: string): void }

function Filter({ filter, valueIn, set }: FilterProps) {
  const { name, label, kind, choices = [] } = filter
  if (kind === 'client')
    return <ClientPicker label={label} of={filter.of} value={valueIn(name)} onChoose={(id) => set(name, id)} />
  if (kind === 'text') {
    return (
      <span className="tag t-info">
        {label}: one record{' '}
        <button type="button" className="plain" onClick={() => set(name, '')}>
          show all
        </button>
      </span>
    )
  }
  if (kind === 'days') {
    return (
      <span className="days">
        <label>
          From{' '}
          <input
            type="date"
            value={valueIn(`${name}~~from`)}
            onChange={(event) => set(`${name}~~from`, event.target.value)}
          />
        </label>
        <label>
          to{' '}
          <input
            type="date"
            value={valueIn(`${name}~~to`)}
            onChange={(event) => set(`${name}~~to`, event.target.value)}
          />
        </label>
      </span>
    )
  }
  return (
    <select
      aria-label={label}
      className={valueIn(name) ? 'on' : ''}
      value={valueIn(name)}
      onChange={(event) => set(name, event.target.value)}
    >
      <option value="">{label}: all</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
