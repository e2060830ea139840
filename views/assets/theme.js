// Runs before the first paint, so that a chosen look does not flash.
try {
  const look = localStorage.getItem('look')
  if (look === 'light' || look === 'dark') document.documentElement.dataset.theme = look
} catch {}
document.documentElement.classList.add('js')
