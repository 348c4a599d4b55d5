// Starts the design system's components, and the few small ones of our own.
import { initAll } from '../vendor/govuk-frontend.min.js'

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
initAll()

// An open menu closes with Escape or a click beside it.
for (const menu of document.querySelectorAll('details[data-closes]')) {
  document.addEventListener('click', event => { if (!menu.contains(event.target)) menu.open = false })
  menu.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
}

// A form is sent once, however often its button is pressed (data-again: as often as you like, for downloads); coming back to the page allows it again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
})
addEventListener('submit', event => {
  if (event.target.getAttribute('method') !== 'post' || 'again' in event.target.dataset) return
  if (event.target.dataset.sent) event.preventDefault()
  event.target.dataset.sent = 'yes'
})

// On a phone the filters start folded, so that what was asked for comes first.
if (matchMedia('(max-width: 48em)').matches) {
  for (const filters of document.querySelectorAll('.edi-filters > details')) filters.open = false
}
