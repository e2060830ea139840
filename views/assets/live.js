// Keeps the list of calls in progress up to date. Without it the page has a link to refresh it.

const root = document.querySelector('[data-live]')
const list = root.querySelector('[data-live-calls]')
const said = root.querySelector('[data-live-said]')
const refresh = root.querySelector('[data-live-refresh]')
const states = [...root.querySelectorAll('[data-live-state]')]

const OVER_MS = 60_000
const HIDDEN_MS = 10_000
const LONGEST_WAIT_MS = 60_000
/** Our clock against the server's, when the page arrived. */
const arrived = performance.timeOrigin + (performance.getEntriesByType('navigation')[0]?.responseStart ?? 0)
const aheadMs = arrived - Date.parse(root.dataset.now)

let source
let waitMs = 5_000

const cardOf = (id) => list.querySelector(`[data-call="${CSS.escape(id)}"]`)
const callerOf = (card) => card.querySelector('[data-caller]').textContent
const going = () => [...list.children].filter((card) => !card.classList.contains('over'))

function show(state) {
  for (const one of states) one.hidden = one.dataset.liveState !== state
  refresh.hidden = state === 'on' || state === 'over'
}

/** Told in one sentence, however much happens at once; single words are not read out. */
function tell(arrived, ended) {
  const parts = []
  if (arrived.length === 1) parts.push(`New call: ${arrived[0]}`)
  else if (arrived.length > 1) parts.push(`${arrived.length} new calls`)
  if (ended.length === 1) parts.push(`Call with ${ended[0]} has ended`)
  else if (ended.length > 1) parts.push(`${ended.length} calls have ended`)
  if (parts.length > 0) said.textContent = `${parts.join('. ')}.`
}

/** What differs is exchanged, so that a link in focus stays where it is. */
function renew(old, card) {
  old.className = card.className
  for (const part of card.querySelectorAll('[data-part]')) {
    const before = old.querySelector(`[data-part="${part.dataset.part}"]`)
    if (before.innerHTML !== part.innerHTML) before.replaceChildren(...part.childNodes)
  }
  const caller = old.querySelector('[data-caller]')
  if (caller.textContent !== callerOf(card)) caller.textContent = callerOf(card)
  old.querySelector('[data-since]').dataset.since = card.querySelector('[data-since]').dataset.since
}

/** Newest first. */
function place(card) {
  const after = [...list.children].find((other) => other.dataset.started < card.dataset.started)
  list.insertBefore(card, after ?? null)
}

function leave(card) {
  const isInside = card.contains(document.activeElement)
  card.remove()
  if (isInside) document.getElementById('main').focus()
}

function endLater(card) {
  if (!card.classList.contains('over') || card.dataset.leaves) return
  card.dataset.leaves = 'yes'
  setTimeout(() => {
    leave(card)
    count()
  }, OVER_MS)
}

function draw({ calls, gone, total }, isFirst) {
  const [arrived, ended] = [[], []]
  for (const { id, html } of calls) {
    const template = document.createElement('template')
    template.innerHTML = html
    const card = template.content.querySelector('[data-call]')
    const old = cardOf(id)
    if (card.classList.contains('over') && !old?.classList.contains('over')) ended.push(callerOf(card))
    else if (!old) arrived.push(callerOf(card))
    if (old) renew(old, card)
    else place(card)
    endLater(old ?? card)
  }
  const wanted = new Set(calls.map(({ id }) => id))
  for (const card of isFirst ? [...list.children] : gone.map(cardOf).filter(Boolean)) {
    if (!wanted.has(card.dataset.call) && !card.classList.contains('over')) leave(card)
  }
  tick()
  count(total)
  tell(arrived, ended)
}

function count(total = going().length) {
  root.querySelector('[data-live-empty]').hidden = list.children.length > 0
  const more = root.querySelector('[data-live-more]')
  if (more) more.hidden = total <= going().length
  for (const dot of document.querySelectorAll('[data-live-count]')) {
    dot.querySelector('[data-number]').textContent = total
    dot.hidden = total === 0
  }
}

const two = (value) => String(value).padStart(2, '0')

function tick() {
  const now = Date.now() - aheadMs
  for (const time of list.querySelectorAll('[data-since]')) {
    if (time.closest('.over')) continue
    const seconds = Math.max(0, Math.floor((now - Date.parse(time.dataset.since)) / 1000))
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
    const start = hours > 0 ? `${hours}:${two(minutes)}` : minutes
    time.textContent = `${start}:${two(seconds % 60)}`
  }
}

function open() {
  if (source) return
  source = new EventSource(root.dataset.live)
  source.addEventListener('open', () => {
    waitMs = 5_000
    show('on')
  })
  source.addEventListener('all', (event) => draw(JSON.parse(event.data), true))
  source.addEventListener('changes', (event) => draw(JSON.parse(event.data), false))
  source.addEventListener('over', () => {
    close()
    show('over')
  })
  source.addEventListener('error', () => {
    show('lost')
    if (source?.readyState !== EventSource.CLOSED) return
    // Refused, not cut: the browser does not come back by itself.
    close()
    setTimeout(open, waitMs)
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)
  })
}

function close() {
  source?.close()
  source = undefined
}

/** A page that nobody sees needs no stream, and browsers allow only a few; it starts anew when it is seen again. */
let hiding
document.addEventListener('visibilitychange', () => {
  clearTimeout(hiding)
  if (document.visibilityState === 'hidden') hiding = setTimeout(close, HIDDEN_MS)
  else if (!states.find((one) => one.dataset.liveState === 'over' && !one.hidden)) open()
})

setInterval(tick, 1000)
tick()
open()
