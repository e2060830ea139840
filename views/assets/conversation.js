// The conversation in writing, without a new page for each sentence.

const root = document.querySelector('[data-chat]')
const form = root.querySelector('form')
const find = (name) => root.querySelector(`[data-${name}]`)
const [talk, typing, problem] = ['talk', 'typing', 'error'].map(find)
const agentName = talk.querySelector('.agent b').textContent
const said = JSON.parse(form.elements.said.value || '[]')
let turn = 0

function bubble(side, text) {
  const [line, who, words] = ['li', 'b', 'p'].map((name) => document.createElement(name))
  line.className = `say ${side}`
  who.className = 'small'
  who.textContent = side === 'caller' ? 'You' : agentName
  words.textContent = text
  line.append(who, words)
  talk.append(line)
  toEnd()
  return line
}

function toEnd() {
  const log = root.querySelector('.chat-log')
  log.scrollTop = log.scrollHeight
}

function fail(words) {
  problem.textContent = words
  problem.hidden = words === ''
}

function wait(isWaiting) {
  typing.hidden = !isWaiting
  form.querySelector('[value=say]').disabled = isWaiting
  if (isWaiting) toEnd()
}

async function ask(text) {
  const answer = await fetch(root.dataset.chat, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'x-csrf-token': form.elements._csrf.value,
    },
    body: JSON.stringify({ said, text, do: 'say' }),
  }).catch(() => undefined)
  const told = await answer?.json().catch(() => undefined)
  if (answer?.ok && told) return told.reply
  throw new Error(told?.error?.message ?? 'There is no connection at the moment. Try again in a moment.')
}

function reset() {
  turn++
  said.length = 0
  for (const line of [...talk.children].slice(1)) line.remove()
  fail('')
  wait(false)
  form.elements.text.value = ''
  form.elements.text.focus()
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  delete form.dataset.sent
  if (event.submitter?.value === 'reset') return reset()
  const input = form.elements.text
  const text = input.value.trim()
  if (text === '' || !typing.hidden) return
  const mine = ++turn
  fail('')
  input.value = ''
  const line = bubble('caller', text)
  wait(true)
  try {
    const reply = await ask(text)
    if (mine !== turn) return
    said.push({ role: 'user', text }, { role: 'assistant', text: reply })
    bubble('agent', reply)
  } catch (error) {
    if (mine !== turn) return
    // What was said goes back to where it can be sent again.
    line.remove()
    if (input.value === '') input.value = text
    fail(error.message)
  }
  wait(false)
  input.focus()
})
toEnd()
