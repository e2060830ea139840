// The reference of the API: finds operations while somebody types, and opens the one an address names.

const operations = [...document.querySelectorAll('[data-operation]')]
const find = document.querySelector('[data-find]')
const contents = document.querySelector('[data-contents]')
const none = document.querySelector('[data-none]')

function filter(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  for (const operation of operations) operation.hidden = !words.every((word) => operation.dataset.words.includes(word))
  for (const group of document.querySelectorAll('[data-group]'))
    group.hidden = group.querySelector('[data-operation]:not([hidden])') === null
  for (const rest of document.querySelectorAll('[data-rest], .prose-card')) rest.hidden = words.length > 0
  none.hidden = operations.some((operation) => !operation.hidden)
}

/** What an address names lies in something folded. */
function openNamed() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  // On the first page an operation is a link to its own.
  const away = named?.matches('li[data-operation]') && named.querySelector('a')
  if (away) return location.replace(away.href)
  const folded = named?.closest('details.op')
  if (!folded) return
  folded.open = true
  folded.scrollIntoView()
}

if (contents && matchMedia('(max-width: 900px)').matches) contents.open = false

if (find) {
  const input = find.querySelector('input')
  find.hidden = false
  input.addEventListener('input', () => filter(input.value))
  // A link to what is filtered away shows everything again.
  addEventListener('hashchange', () => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (named?.closest('[hidden]')) {
      input.value = ''
      filter('')
    }
    openNamed()
  })
  openNamed()
}
