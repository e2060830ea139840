// A choice of voices with samples, in place of the select that is there without it.

const AT_ONCE = 24
const audio = new Audio()
let playing

const all = (selector, within) => [...within.querySelectorAll(selector)]

function element(name, properties = {}, children = []) {
  const one = Object.assign(document.createElement(name), properties)
  one.append(...children)
  return one
}

const folded = (words) => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

function stop() {
  audio.pause()
  if (playing) {
    playing.textContent = '▶'
    playing.setAttribute('aria-label', playing.dataset.play)
  }
  playing = undefined
}

function play(button, sample) {
  const isThis = playing === button
  stop()
  if (isThis) return
  playing = button
  button.textContent = '❚❚'
  button.setAttribute('aria-label', button.dataset.stop)
  audio.src = sample
  audio.play().catch(() => {
    stop()
    button.textContent = '✕'
    button.title = 'This sample cannot be played right now'
    button.setAttribute('aria-label', button.title)
  })
}
audio.addEventListener('ended', stop)

function sampleButton({ sample, name }) {
  if (!sample) return element('span', { className: 'no-sample small muted', textContent: 'No sample' })
  const button = element('button', { type: 'button', className: 'tool play', textContent: '▶' })
  button.dataset.play = `Play a sample of ${name}`
  button.dataset.stop = `Stop the sample of ${name}`
  button.setAttribute('aria-label', button.dataset.play)
  button.addEventListener('click', () => play(button, sample))
  return button
}

const described = ({ name, about, speaks, provider }) =>
  element('span', { className: 'voice-words' }, [
    element('b', { textContent: name }),
    element('span', { className: 'small muted', textContent: [about, speaks, provider].filter(Boolean).join(' · ') }),
  ])

/** Whether a voice is what somebody looks for. */
function fits({ dataset }, { search, language, provider }) {
  const said = folded(`${dataset.name} ${dataset.about} ${dataset.speaks}`)
  const isNamed = folded(search.value)
    .split(/\s+/)
    .every((word) => said.includes(word))
  const isSpoken = !language.value || !dataset.languages || dataset.languages.split(' ').includes(language.value)
  return isNamed && isSpoken && (!provider?.value || dataset.provider === provider.value)
}

function voiceRow(option, { select, choose }) {
  const radio = element('input', {
    type: 'radio',
    name: `${select.name}-pick`,
    value: option.value,
    checked: option.selected,
  })
  radio.addEventListener('change', () => choose(option.value))
  const row = element('li', { className: `voice${option.selected ? ' chosen' : ''}` }, [
    element('label', {}, [radio, described(option.dataset)]),
    sampleButton(option.dataset),
  ])
  row.dataset.value = option.value
  return row
}

function drawList({ select, find, filters, shown, choose }) {
  stop()
  const found = all('option[data-name]', select).filter((option) => fits(option, filters))
  find('voices').replaceChildren(...found.slice(0, shown).map((option) => voiceRow(option, { select, choose })))
  find('count').textContent = found.length === 1 ? '1 voice' : `${found.length} voices`
  find('more-voices').hidden = found.length <= shown
}

function drawChosen(parts) {
  const { select, find, mayBeNone, choose } = parts
  const list = find('list')
  const [option] = select.selectedOptions
  const isVoice = option?.dataset.name !== undefined
  const more = element('button', {
    type: 'button',
    className: 'btn small-btn',
    textContent: list.hidden ? `Choose ${isVoice ? 'another' : 'one'}` : 'Close the list',
  })
  more.setAttribute('aria-expanded', String(!list.hidden))
  more.addEventListener('click', () => {
    list.hidden = !list.hidden
    if (list.hidden) stop()
    else drawList(parts)
    drawChosen(parts)
    find('chosen').querySelector('[aria-expanded]').focus()
  })
  const none = element('button', { type: 'button', className: 'plain small', textContent: 'Take none' })
  none.addEventListener('click', () => choose(''))
  find('chosen').replaceChildren(
    isVoice ? described(option.dataset) : element('span', { className: 'muted', textContent: 'None chosen' }),
    ...(isVoice ? [sampleButton(option.dataset)] : []),
    ...(isVoice && mayBeNone ? [none] : []),
    more,
  )
}

function makePicker(picker) {
  const box = picker.closest('[data-field]')
  const select = box.querySelector('select')
  const find = (name) => picker.querySelector(`[data-${name}]`)
  const filters = { search: find('search'), language: find('language'), provider: find('provider') }
  const mayBeNone = box.dataset.field !== 'voice'
  const parts = { select, find, filters, mayBeNone, shown: AT_ONCE, choose }

  function choose(value) {
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
    drawChosen(parts)
    for (const row of all('.voice', picker)) row.classList.toggle('chosen', row.dataset.value === value)
  }

  for (const filter of Object.values(filters).filter(Boolean))
    filter.addEventListener('input', () => {
      parts.shown = AT_ONCE
      drawList(parts)
    })
  // Enter in the search goes nowhere.
  filters.search.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault())
  find('more-voices').addEventListener('click', () => {
    parts.shown += AT_ONCE
    drawList(parts)
  })
  select.classList.add('visually-hidden')
  select.tabIndex = -1
  select.setAttribute('aria-hidden', 'true')
  picker.hidden = false
  drawChosen(parts)
}

for (const picker of document.querySelectorAll('[data-picker]')) makePicker(picker)
