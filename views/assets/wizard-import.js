// A file from the computer goes into the box above it, where it can be looked at.

const MOST_BYTES = 200_000
const field = document.querySelector('[data-file-field]')
const said = document.querySelector('[data-file-said]')

field.hidden = false
field.querySelector('[data-file]').addEventListener('change', async ({ target }) => {
  const [file] = target.files
  if (!file) return
  if (file.size > MOST_BYTES) {
    said.textContent = 'This file is larger than 200 kB. Please bring it in in parts.'
    return
  }
  const bytes = await file.arrayBuffer()
  // Spreadsheets on Windows still write this where it is not UTF-8.
  const text = new TextDecoder('utf-8').decode(bytes)
  document.getElementById('paste').value = text.includes('\ufffd')
    ? new TextDecoder('windows-1252').decode(bytes)
    : text
  said.textContent = `${file.name} stands above. Press the button to see what is added.`
})
