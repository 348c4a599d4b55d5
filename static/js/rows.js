// Choosing rows: "all on this page", a count, and the bulk bar that shows itself when something is chosen.
// <form data-rows> with <input type="checkbox" data-rows-all>, <input type="checkbox" data-row>, <… data-rows-bar>, <… data-rows-count>
for (const form of document.querySelectorAll('[data-rows]')) {
  const rows = [...form.querySelectorAll('[data-row]')]
  const all = form.querySelector('[data-rows-all]')
  const bar = form.querySelector('[data-rows-bar]')
  const count = form.querySelector('[data-rows-count]')

  const show = () => {
    const chosen = rows.filter(row => row.checked).length
    if (bar) bar.hidden = chosen === 0
    if (count) count.textContent = chosen === 1 ? '1 action chosen' : `${chosen} actions chosen`
    if (!all) return
    all.checked = chosen > 0 && chosen === rows.length
    all.indeterminate = chosen > 0 && chosen < rows.length
  }

  all?.closest('[hidden]')?.removeAttribute('hidden')
  all?.addEventListener('change', () => { for (const row of rows) row.checked = all.checked; show() })
  form.addEventListener('change', event => { if (event.target.matches('[data-row]')) show() })
  show()
}
