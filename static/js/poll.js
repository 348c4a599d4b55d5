// Reloads the progress of a long piece of work every two seconds, and goes on when it is done.
// Without this the page reloads itself by <meta http-equiv="refresh"> inside <noscript>.
async function reload (box) {
  const response = await fetch(box.dataset.poll, { headers: { 'X-Fragment': 'progress' } })
  if (!response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-poll]')
  if (!fresh) return location.reload()
  if (fresh.dataset.done) return location.assign(fresh.dataset.done)
  if (fresh.innerHTML !== box.innerHTML) box.replaceChildren(...fresh.childNodes)
}

for (const box of document.querySelectorAll('[data-poll]')) {
  if (box.dataset.done) continue
  setInterval(() => reload(box).catch(() => {}), 2000)
}
