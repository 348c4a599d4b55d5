// Warns before the idle sign-out. Working in another tab counts: the time of the last answer is shared.
const box = document.querySelector('[data-session]')
const KEY = 'edi-session-seen'

function seen () {
  try { return Number(localStorage.getItem(KEY)) || opened } catch { return opened }
}

function note () {
  opened = Date.now()
  try { localStorage.setItem(KEY, opened) } catch { /* this tab alone, then */ }
}

let opened = Date.now()
if (box) {
  const { warnAfter, endsAfter, keepUrl } = box.dataset
  const left = box.querySelector('[data-session-left]')
  note()

  setInterval(() => {
    const idle = (Date.now() - seen()) / 1000
    if (idle >= endsAfter) return location.reload()
    if (idle < warnAfter) return box.open && box.close()
    const minutes = Math.ceil((endsAfter - idle) / 60)
    const words = minutes === 1 ? '1 minute' : `${minutes} minutes`
    if (left.textContent !== words) left.textContent = words
    if (!box.open) box.showModal()
  }, 5000)

  const keep = async () => {
    const response = await fetch(keepUrl, { method: 'HEAD', redirect: 'manual' }).catch(() => null)
    if (response?.type === 'opaqueredirect') location.reload() // to the sign-in page: it was too late
    else if (response) note()
  }
  box.querySelector('[data-session-keep]').addEventListener('click', () => { box.close(); keep() })
  box.addEventListener('cancel', keep)
}
