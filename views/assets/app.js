// What pages gain from JavaScript; every one of them works without it.

const all = (selector, within = document) => [...within.querySelectorAll(selector)]

function chooseLook() {
  const groups = all('[data-look]')
  const show = () => {
    const current = document.documentElement.dataset.theme ?? 'auto'
    for (const button of all('[data-look] button'))
      button.setAttribute('aria-pressed', String(button.value === current))
  }
  const choose = (event) => {
    const look = event.target.closest('button')?.value
    if (!look) return
    if (look === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = look
    try {
      localStorage.setItem('look', look)
    } catch {}
    show()
  }
  for (const group of groups) {
    group.addEventListener('click', choose)
    group.hidden = false
  }
  show()
}

function copyTranscript() {
  const button = document.querySelector('[data-copy]')
  const talk = document.querySelector('[data-talk]')
  if (!button || !talk || !navigator.clipboard) return
  const said = document.querySelector('[data-copied]')
  const label = button.textContent
  button.hidden = false
  button.addEventListener('click', async () => {
    const lines = all('[data-line]', talk).map((line) => line.dataset.line)
    await navigator.clipboard.writeText([button.dataset.copy, '', ...lines].join('\n')).then(
      () => {
        button.textContent = 'Copied'
        said.textContent = 'Transcript copied'
      },
      () => {
        said.textContent = 'Your browser did not allow copying'
      },
    )
    setTimeout(() => {
      button.textContent = label
      said.textContent = ''
    }, 2500)
  })
}

/** What stands in a place of the page goes to the clipboard. */
function copyFromPlaces() {
  for (const button of all('button[data-copy-from]')) {
    const said = button.parentElement.querySelector('[role=status]')
    button.hidden = !navigator.clipboard
    button.addEventListener('click', async () => {
      const text = document.getElementById(button.dataset.copyFrom).textContent
      said.textContent = await navigator.clipboard.writeText(text).then(
        () => 'Copied',
        () => 'Your browser did not allow copying',
      )
      if (said.textContent === 'Copied') button.textContent = 'Copied'
    })
  }
}

/** The times in the conversation play the recording from there, and the part being played is marked. */
function playFromTimes() {
  const audio = document.querySelector('audio[data-recording]')
  if (!audio) return
  const moments = all('time[data-at]').map((time) => ({
    at: Number(time.dataset.at),
    time,
    bubble: time.closest('li'),
  }))
  for (const { at, time } of moments) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'jump'
    button.setAttribute('aria-label', `Play from ${time.textContent}`)
    time.replaceWith(button)
    button.append(time)
    button.addEventListener('click', () => {
      audio.currentTime = at
      audio.play().catch(() => {})
    })
  }
  audio.addEventListener('timeupdate', () => {
    const now = moments.filter(({ at }) => at <= audio.currentTime + 0.2).at(-1)
    for (const { bubble } of moments) bubble.classList.toggle('now', bubble === now?.bubble && !audio.paused)
  })
  audio.addEventListener('error', () => sayWhyItDoesNotPlay(audio), true)
}

async function sayWhyItDoesNotPlay(audio) {
  const note = document.querySelector('[data-recording-note]')
  const answer = await fetch(audio.currentSrc || audio.src, {
    headers: { Accept: 'application/json', Range: 'bytes=0-0' },
  }).catch(() => undefined)
  const problem = answer && !answer.ok ? await answer.json().catch(() => undefined) : undefined
  audio.hidden = true
  for (const link of all('[data-recording-link]')) link.hidden = true
  note.textContent = problem?.error?.message ?? 'The recording could not be played. Please try again later.'
  note.hidden = false
}

/** A page that comes back from the browser's memory after signing out is asked for again. */
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})

/** A form is sent once, however often its button is pressed. */
function sendOnce() {
  for (const form of all('form[method=post]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) return event.preventDefault()
      form.dataset.sent = 'yes'
      setTimeout(() => delete form.dataset.sent, 4000)
    })
  }
}

/** On a form that came back with a problem, the first wrong field is where to go on. */
function goToProblem() {
  document.querySelector('[aria-invalid=true]')?.focus()
}

function showPasswords() {
  for (const button of all('button[data-reveal]')) {
    const field = document.getElementById(button.dataset.reveal)
    button.hidden = false
    button.addEventListener('click', () => {
      const isHidden = field.type === 'password'
      field.type = isHidden ? 'text' : 'password'
      button.textContent = isHidden ? 'Hide' : 'Show'
      button.setAttribute('aria-label', button.ariaLabel.replace(/^(Show|Hide)/, button.textContent))
    })
  }
}

/** On a phone the filters beyond the search box open when they are wanted. */
function openFilters() {
  const button = document.querySelector('[data-more]')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => {
    const isOpen = button.form.classList.toggle('open')
    button.setAttribute('aria-expanded', String(isOpen))
  })
}

/** The menu behind "More" goes away with Escape, and when something else is touched. */
function closeMenu() {
  const menu = document.querySelector('[data-menu]')
  if (!menu) return
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
  document.addEventListener('click', ({ target }) => {
    if (!menu.contains(target)) menu.open = false
  })
}

chooseLook()
closeMenu()
openFilters()
copyTranscript()
copyFromPlaces()
playFromTimes()
sendOnce()
goToProblem()
showPasswords()
