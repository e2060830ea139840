// Keeps every answer of the wizard as it is given. Without it, the buttons of the form keep them all at once.

const form = document.querySelector('form[data-wizard]')
const TYPING_MS = 800
const LONGEST_WAIT_MS = 30_000
const KEPT_FOR_MS = 4_000

const all = (selector, within) => [...within.querySelectorAll(selector)]
const states = new Map()

/** What a question says now; of a list only rows with something in them, and those rows for where to show what is wrong. */
function read(box) {
  const { field, kind } = box.dataset
  const named = (name) => box.querySelector(`[name="${name}"]:not([type=hidden])`)
  if (kind === 'switch') return { value: named(field).checked }
  if (kind === 'choice') return { value: box.querySelector(`[name="${field}"]:checked`)?.value ?? '' }
  if (kind === 'choices') return { value: all(`[name="${field}"]:checked`, box).map(({ value }) => value) }
  if (kind === 'rows') return readRows(box)
  if (kind === 'week') return { value: readWeek(box) }
  return { value: named(field).value }
}

function readRows(box) {
  const isFilled = (row) => all('input, textarea', row).some(({ value }) => value.trim() !== '')
  const rows = all('[data-row]', box).filter(isFilled)
  const cells = (row) => all('[data-cell]', row).map((cell) => [cell.dataset.cell, cell.value])
  return { value: rows.map((row) => Object.fromEntries(cells(row))), rows }
}

function readWeek(box) {
  const ranges = (day) =>
    all('[data-range]', day).map((range) => ({
      from: range.querySelector('[data-from]').value,
      to: range.querySelector('[data-to]').value,
    }))
  const days = all('[data-day]', box).map((day) => [
    day.dataset.day,
    { isOpen: day.querySelector('[data-open]').checked, ranges: ranges(day) },
  ])
  return {
    isAlways: box.querySelector('.week-kind input[value=yes]').checked,
    week: Object.fromEntries(days),
    closedOn: all('[data-closed] input', box).map(({ value }) => value),
  }
}

/** Somebody is still in the middle of a row, or of two times: what is not there yet is not wrong yet. */
function isHalfWritten(target) {
  const unit = target.closest('[data-row], [data-range]')
  if (!unit?.contains(document.activeElement)) return false
  return all('input:not([data-optional]), textarea', unit).some(({ value }) => value.trim() === '')
}

function say({ box }, words, tone = '') {
  const place = box.querySelector('.save-state')
  if (place.textContent !== words) place.textContent = words
  place.dataset.tone = tone
}

/** Somebody else changed a list meanwhile: it is shown how to see theirs. */
function showStale({ box }, isStale) {
  const link = box.querySelector('[data-load-again]')
  if (link) link.hidden = !isStale
}

/** Texts that followed an answer are shown, unless somebody is writing there. */
function showFollowed(also = {}) {
  for (const [field, words] of Object.entries(also)) {
    const state = states.get(field)
    const input = state?.box.querySelector(`[id="${field}"]`)
    if (!input || state.isDirty || state.isSaving || input === document.activeElement) continue
    input.value = words
    showWrong(state, {})
  }
}

/** What is wrong stands beside the question, or the cell of its row. */
function showWrong({ box }, fields, rows = []) {
  for (const note of all('.wrong', box)) note.hidden = true
  for (const input of all('[aria-invalid]', box)) input.removeAttribute('aria-invalid')
  const { field } = box.dataset
  const cells = Object.entries(fields).flatMap(([name, words]) => {
    const [, index, column] = name.split('.')
    const cell = rows[Number(index)]?.querySelector(`[data-cell="${column}"]`)
    return cell ? [[cell, document.getElementById(`${cell.id}-wrong`), words]] : []
  })
  const own =
    cells.length === 0 && fields[field]
      ? [[box.querySelector(`[id="${field}"]`), document.getElementById(`${field}-wrong`), fields[field]]]
      : []
  for (const [input, note, words] of [...cells, ...own]) {
    input?.setAttribute('aria-invalid', 'true')
    note.textContent = words
    note.hidden = false
  }
}

function later(state, ms) {
  state.isDirty = true
  clearTimeout(state.timer)
  state.timer = setTimeout(() => save(state), ms)
}

/** Keeps one answer; while that goes on, what is typed is kept after it. What cannot be sent is tried until it can. */
async function save(state) {
  clearTimeout(state.timer)
  if (state.isSaving) return state.isSaving
  state.isSaving = send(state).finally(() => {
    state.isSaving = undefined
    if (state.isDirty) later(state, state.waitMs)
  })
  return state.isSaving
}

async function send(state) {
  const { box } = state
  // Of a list nobody knows whether it arrived, the same is sent first: what came since is a change of that.
  const { value, rows } = state.unsure ?? read(box)
  const stamp = box.querySelector('[data-before]')
  state.isDirty = state.unsure !== undefined
  say(state, 'Saving…')
  const answer = await post({ field: box.dataset.field, value, ...(stamp && { before: stamp.value }) })
  if (!answer || answer.status >= 500) {
    if (stamp) state.unsure = { value, rows }
    return waitForConnection(state, answer)
  }
  state.waitMs = 0
  state.unsure = undefined
  const told = await answer.json().catch(() => ({}))
  if (!answer.ok) return refused(state, told, rows)
  if (stamp && told.before) stamp.value = told.before
  showFollowed(told.also)
  if (state.isDirty) return
  saved(state, told)
}

const post = (answer) => {
  const body = JSON.stringify(answer)
  return fetch(form.dataset.facts, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'x-csrf-token': form.elements._csrf.value,
    },
    body,
    // What was typed last arrives though the page is left; browsers allow it up to 64 kB.
    keepalive: body.length < 30_000,
  }).catch(() => undefined)
}

function saved(state, told) {
  showWrong(state, {})
  showStale(state, false)
  say(state, 'Saved', 'good')
  setTimeout(() => state.box.querySelector('.save-state').dataset.tone === 'good' && say(state, ''), KEPT_FOR_MS)
  for (const line of document.querySelectorAll('[data-saved-line]')) line.hidden = false
  dispatchEvent(new CustomEvent('wizard:saved', { detail: told }))
  renewSoon()
}

function refused(state, { fields, error, isStale }, rows) {
  showStale(state, isStale)
  if (fields) {
    showWrong(state, fields, rows)
    say(state, 'Not saved', 'bad')
  } else say(state, `Not saved. ${error?.message ?? 'Please reload the page.'}`, 'bad')
}

function waitForConnection(state, answer) {
  state.isDirty = true
  state.waitMs = Math.min(LONGEST_WAIT_MS, Math.max(2_000, state.waitMs * 2))
  say(state, answer ? 'Not saved yet, trying again' : 'No connection. Kept here, trying again', 'bad')
}

/** Questions that depend on this one come and go with it. */
function showAsked() {
  for (const { box } of states.values()) {
    if (!box.dataset.when) continue
    const { field, is } = JSON.parse(box.dataset.when)
    const on = states.get(field)
    if (on) box.hidden = !is.includes(read(on.box).value)
  }
}

let renewing
function renewSoon() {
  clearTimeout(renewing)
  renewing = setTimeout(renew, 200)
}

/** Preview and bar of steps as they are now; what differs is exchanged, and what was opened stays open. */
async function renew() {
  const answer = await fetch(form.dataset.preview, { headers: { Accept: 'text/html' } }).catch(() => undefined)
  if (!answer?.ok || answer.redirected) return
  const template = document.createElement('template')
  template.innerHTML = await answer.text()
  for (const part of all('[data-part]', template.content)) {
    const old = document.querySelector(`[data-part="${part.dataset.part}"]`)
    if (!old || old.innerHTML.trim() === part.innerHTML.trim()) continue
    const open = all('details[open]', old).map(({ dataset }) => dataset.section)
    old.replaceChildren(...part.childNodes)
    for (const details of all('details', old)) details.open = open.includes(details.dataset.section)
  }
}

const afterMs = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

const unsaved = () => [...states.values()].filter(({ isDirty, isSaving }) => isDirty || isSaving)

async function flush(state) {
  await state.isSaving
  if (state.isDirty) await save(state)
}

/** A link waits for what was just typed, but not for long. */
async function leaveBy(event) {
  const link = event.target.closest?.('a[href]')
  if (!link || link.target || event.metaKey || event.ctrlKey || event.shiftKey || unsaved().length === 0) return
  event.preventDefault()
  const allSaved = Promise.all(unsaved().map(flush))
  await Promise.race([allSaved, afterMs(3_000)])
  location.href = link.href
}

function onChange(event) {
  const state = states.get(event.target.closest('[data-field]')?.dataset.field)
  if (!state || event.target.closest('[data-picker]')) return
  showAsked()
  const isTyped = event.type === 'input' && event.target.matches('input:not([type=radio], [type=checkbox]), textarea')
  if (isHalfWritten(event.target)) {
    state.isDirty = true
    clearTimeout(state.timer)
  } else later(state, isTyped ? TYPING_MS : 0)
}

/** Whoever leaves a row is through with it. */
function onLeave(event) {
  const unit = event.target.closest('[data-row], [data-range]')
  const state = states.get(event.target.closest('[data-field]')?.dataset.field)
  if (state?.isDirty && unit && !unit.contains(event.relatedTarget)) later(state, 0)
}

let isSent = false

/** The form says which list it is a change of: while one is on its way, that is known only when it has been kept. */
async function onSubmit(event) {
  if (event.target !== form) return
  const saving = [...states.values()].filter(({ box, isSaving }) => isSaving && box.querySelector('[data-before]'))
  isSent = saving.length === 0
  if (isSent) return
  event.preventDefault()
  // Nobody else may take it for sent.
  event.stopPropagation()
  await Promise.race([Promise.all(saving.map((state) => state.isSaving)), afterMs(3_000)])
  for (const state of saving) state.isSaving = undefined
  form.requestSubmit(event.submitter)
}

if (form) {
  for (const box of all('[data-field]', form)) states.set(box.dataset.field, { box, waitMs: 0, isDirty: false })
  form.addEventListener('input', onChange)
  form.addEventListener('change', onChange)
  form.addEventListener('focusout', onLeave)
  document.addEventListener('click', leaveBy)
  addEventListener('online', () => {
    for (const state of unsaved()) later(state, 0)
  })
  document.addEventListener('submit', onSubmit, { capture: true })
  addEventListener('beforeunload', (event) => {
    if (!isSent && unsaved().some(({ waitMs }) => waitMs > 0)) event.preventDefault()
  })
  addEventListener('pagehide', () => {
    for (const state of unsaved()) if (!isSent && state.isDirty) void save(state)
  })
  addEventListener('wizard:renew', renewSoon)
  showAsked()
  form.dataset.ready = 'yes'
}
