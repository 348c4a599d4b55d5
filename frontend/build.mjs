// Builds static/vendor/ from the pinned packages: fonts, their @font-face rules, our stylesheets, and the
// design system's script. No bundler: the browser loads ES modules as they are.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const packages = join(here, 'node_modules')
const out = join(here, '..', 'static', 'vendor')

// Where a font is used: on every page ("screen"), and in the papers we print ("print").
const fonts = [
  { family: 'Source Sans 3', name: 'source-sans-3', weights: [400, 600, 700], styles: ['normal', 'italic'], screen: true },
  { family: 'Noto Sans Arabic', name: 'noto-sans-arabic', weights: [400, 700], styles: ['normal'], only: ['arabic'], screen: true },
  { family: 'Noto Sans Math', name: 'noto-sans-math', weights: [400], styles: ['normal'], only: ['latin'], wholeFont: true },
  { family: 'Noto Sans Symbols 2', name: 'noto-sans-symbols-2', weights: [400], styles: ['normal'], only: ['symbols'], wholeFont: true }
]

// On paper every file is a family of its own: WeasyPrint takes files that share a family for one font and prints the
// glyphs of one with the numbers of another. $font-family-print in _tokens.scss names them all.
// Paper takes WOFF: unpacking WOFF2 in Python takes ten times as long.
function fontFace (font, subset, range, weight, style, paper) {
  const form = paper ? 'woff' : 'woff2'
  const file = `${font.name}-${subset}-${weight}-${style}.${form}`
  const source = join(packages, '@fontsource', font.name, 'files', file)
  if (!existsSync(source)) return ''
  cpSync(source, join(out, 'fonts', file))
  const limit = font.wholeFont || paper ? '' : `unicode-range:${range};`
  const family = paper && subset !== 'latin' && !font.only ? `${font.family} ${subset}` : font.family
  return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:swap;` +
    `src:url("fonts/${file}") format("${form}");${limit}}\n`
}

function fontFaces (font, paper) {
  const ranges = JSON.parse(readFileSync(join(packages, '@fontsource', font.name, 'unicode.json'), 'utf8'))
  const subsets = Object.entries(ranges).filter(([subset]) => !font.only || font.only.includes(subset))
  return font.styles.flatMap(style => font.weights.flatMap(weight =>
    subsets.map(([subset, range]) => fontFace(font, subset, range, weight, style, paper)))).join('')
}

function stylesheet (entry) {
  return sass.compile(join(here, 'scss', entry), {
    loadPaths: [packages], style: 'compressed', quietDeps: true, charset: false
  }).css
}

rmSync(out, { recursive: true, force: true })
mkdirSync(join(out, 'fonts'), { recursive: true })
const screenFaces = fonts.filter(font => font.screen).map(font => fontFaces(font, false)).join('')
writeFileSync(join(out, 'app.css'), screenFaces + stylesheet('app.scss'))
writeFileSync(join(out, 'print-fonts.css'), fonts.map(font => fontFaces(font, true)).join(''))
for (const name of ['print', 'report']) {
  if (existsSync(join(here, 'scss', `${name}.scss`))) writeFileSync(join(out, `${name}.css`), stylesheet(`${name}.scss`))
}
for (const font of fonts) cpSync(join(packages, '@fontsource', font.name, 'LICENSE'), join(out, 'fonts', `${font.name}-LICENSE.txt`))
const script = readFileSync(join(packages, 'govuk-frontend', 'dist', 'govuk', 'govuk-frontend.min.js'), 'utf8')
writeFileSync(join(out, 'govuk-frontend.min.js'), script.replace(/\n?\/\/# sourceMappingURL=.*/, ''))
console.log(`Built ${out}`)
