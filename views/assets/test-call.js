// Keeps the page of a test call up to date until it is over. Without it the page has a link to refresh it.

const root = document.querySelector('[data-test-call]')
const EVERY_MS = 1_500
const LONGEST_WAIT_MS = 20_000

let waitMs = EVERY_MS

/** What differs is exchanged, so that a reader is told of what is new and of nothing else. */
function renew(fresh) {
  for (const part of fresh.querySelectorAll('[data-part]')) {
    const old = root.querySelector(`[data-part="${part.dataset.part}"]`)
    if (old && old.innerHTML !== part.innerHTML) old.replaceChildren(...part.childNodes)
  }
}

function show({ isLost }) {
  const lost = root.querySelector('[data-lost]')
  const refresh = root.querySelector('[data-refresh]')
  if (lost) lost.hidden = !isLost
  if (refresh) refresh.hidden = !isLost
}

/** Whether there is more to ask for. */
async function ask() {
  const answer = await fetch(root.dataset.testCall, { headers: { Accept: 'text/html' } })
  // Signed out, or gone: the page itself says which.
  if (answer.redirected || (answer.status >= 400 && answer.status < 500)) return location.reload()
  if (!answer.ok) throw new Error('The server is not well')
  const template = document.createElement('template')
  template.innerHTML = await answer.text()
  renew(template.content)
  show({ isLost: false })
  return template.content.querySelector('[data-over]') === null
}

async function follow() {
  const goesOn =
    document.hidden ||
    (await ask().then(
      (more) => {
        waitMs = EVERY_MS
        return more
      },
      () => {
        waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)
        show({ isLost: true })
        return true
      },
    ))
  if (goesOn) setTimeout(follow, waitMs)
}

show({ isLost: false })
setTimeout(follow, EVERY_MS)
