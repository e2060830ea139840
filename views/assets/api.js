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
  document.querySelector('[data-shapes]').hidden = words.length > 0
  for (const card of document.querySelectorAll('.prose-card')) card.hidden = words.length > 0
  none.hidden = operations.some((operation) => !operation.hidden)
}

/** What an address names lies in something folded. */
function openNamed() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const folded = named?.closest('details.op')
  if (!folded) return
  folded.open = true
  folded.scrollIntoView()
}

if (find) {
  const input = find.querySelector('input')
  find.hidden = false
  input.addEventListener('input', () => filter(input.value))
  if (matchMedia('(max-width: 900px)').matches) contents.open = false
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
