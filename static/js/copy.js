// Copies the words of a text box: <button type="button" data-copy="id of the box" hidden>. Without this they are marked and copied by hand.
for (const button of document.querySelectorAll('[data-copy]')) {
  const box = document.getElementById(button.dataset.copy)
  const said = button.firstChild
  const asked = said.textContent
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(box.value)
      said.textContent = 'Copied'
    } catch {
      box.closest('details')?.setAttribute('open', '')
      box.select()
      said.textContent = 'Press Ctrl and C'
    }
    setTimeout(() => { said.textContent = asked }, 4000)
  })
}
