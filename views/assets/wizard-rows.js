// Lists and the week of the wizard: adding, removing with a way back, moving by keyboard. wizard.js keeps what comes of it.

const form = document.querySelector('form[data-wizard]')
const all = (selector, within) => [...within.querySelectorAll(selector)]
const changed = (box) => box.dispatchEvent(new Event('change', { bubbles: true }))
const NAMES = ['id', 'for', 'name', 'aria-describedby']
let added = 0

/** A new element from a template, with an id that no other has where the template says #. */
function fromTemplate(template) {
  const number = `n${++added}`
  const element = template.content.firstElementChild.cloneNode(true)
  for (const one of [element, ...all('*', element)])
    for (const name of NAMES)
      if (one.hasAttribute(name)) one.setAttribute(name, one.getAttribute(name).replaceAll('#', number))
  return element
}

/** A form sends rows in the order of their numbers. */
function renumber(box) {
  const { field } = box.dataset
  const rows = all('[data-row]', box)
  const one = box.querySelector('[data-rows]').dataset.one
  for (const [index, row] of rows.entries()) {
    for (const cell of all('[data-cell]', row)) cell.name = `${field}.${index}.${cell.dataset.cell}`
    const title = `${one} ${index + 1}`
    const tools = { up: `Move ${title} up`, down: `Move ${title} down`, remove: `Remove ${title}` }
    for (const [verb, label] of Object.entries(tools)) {
      const tool = row.querySelector(`[data-${verb}]`)
      tool.setAttribute('aria-label', label)
      tool.value = `${verb}:${field}.${index}`
    }
    row.querySelector('[data-up]').disabled = index === 0
    row.querySelector('[data-down]').disabled = index === rows.length - 1
  }
  box.querySelector('[data-empty]').hidden = rows.length > 0
}

function tell(box, words) {
  let place = box.querySelector('[data-rows-said]')
  if (!place) {
    place = document.createElement('p')
    place.className = 'visually-hidden'
    place.setAttribute('role', 'status')
    place.dataset.rowsSaid = ''
    box.append(place)
  }
  place.textContent = words
}

function addRow(box) {
  const row = fromTemplate(box.querySelector('template'))
  box.querySelector('[data-rows]').append(row)
  renumber(box)
  row.querySelector('input, textarea, select').focus()
}

function removeRow(box, row) {
  const words = row.querySelector('input, textarea').value.trim()
  const gone = document.createElement('li')
  gone.className = 'row-gone'
  const said = document.createElement('span')
  said.textContent = words ? `Removed: ${words}` : 'Removed'
  const undo = document.createElement('button')
  Object.assign(undo, { type: 'button', className: 'plain', textContent: 'Put it back' })
  undo.addEventListener('click', () => {
    gone.replaceWith(row)
    renumber(box)
    row.querySelector('[data-remove]').focus()
    changed(box)
  })
  gone.append(said, undo)
  for (const old of all('.row-gone', box)) old.remove()
  row.replaceWith(gone)
  undo.focus()
  renumber(box)
  tell(box, said.textContent)
  changed(box)
}

function moveRow(box, row, by) {
  const rows = all('[data-row]', box)
  const at = rows.indexOf(row)
  const other = rows[at + by]
  if (!other) return
  if (by < 0) other.before(row)
  else other.after(row)
  renumber(box)
  const tool = row.querySelector(by < 0 ? '[data-up]' : '[data-down]')
  ;(tool.disabled ? row.querySelector(by < 0 ? '[data-down]' : '[data-up]') : tool).focus()
  tell(box, `Moved to place ${at + by + 1} of ${rows.length}`)
  changed(box)
}

function renumberWeek(box) {
  const { field } = box.dataset
  for (const day of all('[data-day]', box))
    for (const [index, range] of all('[data-range]', day).entries()) {
      const name = `${field}.week.${day.dataset.day}.ranges.${index}`
      range.querySelector('[data-from]').name = `${name}.from`
      range.querySelector('[data-to]').name = `${name}.to`
    }
  for (const [index, input] of all('[data-closed] input', box).entries()) input.name = `${field}.closedOn.${index}`
}

function addRange(day, times) {
  const range = fromTemplate(day.querySelector('template'))
  day.querySelector('[data-add-range]').before(range)
  if (times) for (const one of ['from', 'to']) range.querySelector(`[data-${one}]`).value = times[one]
  return range
}

function copyMonday(box) {
  const [monday, ...days] = all('[data-day]', box)
  const isOpen = monday.querySelector('[data-open]').checked
  const times = all('[data-range]', monday).map((range) => ({
    from: range.querySelector('[data-from]').value,
    to: range.querySelector('[data-to]').value,
  }))
  for (const day of days.slice(0, 4)) {
    day.querySelector('[data-open]').checked = isOpen
    const [first, ...others] = all('[data-range]', day)
    for (const range of others) range.remove()
    for (const one of ['from', 'to']) first.querySelector(`[data-${one}]`).value = times[0]?.[one] ?? ''
    for (const more of times.slice(1)) addRange(day, more)
  }
}

function addDay(box) {
  const day = fromTemplate(box.querySelector('.closed-days template'))
  box.querySelector('[data-closed]').append(day)
  day.querySelector('input').focus()
}

/** What each button does; true when something is different that is to be kept. */
const WEEK = {
  'data-add-range': (_box, button) => addRange(button.closest('[data-day]')).querySelector('input').focus(),
  'data-remove-range': (_box, button) => {
    const day = button.closest('[data-day]')
    button.closest('[data-range]').remove()
    day.querySelector('[data-add-range]').focus()
    return true
  },
  'data-copy-monday': (box) => {
    copyMonday(box)
    return true
  },
  'data-add-day': (box) => addDay(box),
  'data-remove-day': (box, button) => {
    button.closest('li').remove()
    box.querySelector('[data-add-day]').focus()
    return true
  },
}

function onClick(event) {
  const button = event.target.closest('button')
  const box = button?.closest('[data-field]')
  if (!box) return
  const row = button.closest('[data-row]')
  const does = Object.keys(WEEK).find((name) => button.hasAttribute(name))
  if (does) {
    event.preventDefault()
    const isChanged = WEEK[does](box, button)
    renumberWeek(box)
    if (isChanged) changed(box)
  } else if (button.hasAttribute('data-add')) {
    event.preventDefault()
    addRow(box)
  } else if (row) {
    event.preventDefault()
    if (button.hasAttribute('data-remove')) removeRow(box, row)
    else moveRow(box, row, button.hasAttribute('data-up') ? -1 : 1)
  }
}

/** A first message that fits name and language is offered as long as it is not what stands there. */
function offerSuggestions() {
  const place = form.querySelector('[data-suggestion]')
  const message = form.elements.firstMessage
  if (!place || !message) return
  const words = place.querySelector('[data-words]')
  const show = () => {
    place.hidden = words.textContent === '' || message.value.trim() === words.textContent
  }
  addEventListener('wizard:saved', ({ detail }) => {
    words.textContent = detail.suggestion ?? words.textContent
    show()
  })
  message.addEventListener('input', show)
  place.querySelector('button').addEventListener('click', (event) => {
    event.preventDefault()
    message.value = words.textContent
    show()
    message.focus()
    changed(message)
  })
  show()
}

if (form) {
  form.addEventListener('click', onClick)
  for (const button of all('[data-copy-monday]', form)) button.hidden = false
  offerSuggestions()
}
