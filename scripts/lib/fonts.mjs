import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from './build.mjs'
import { modulePath, root } from './project-paths.mjs'
import { step } from './progress.mjs'

/** The characters of an English page, and the marks that may follow its letters. Any other comes in the family's next file (app/styles/fonts.css). */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x300, 0x308],
  [0x323, 0x323],
  [0x2002, 0x2003],
  [0x2009, 0x200a],
  [0x2010, 0x2015],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x2044, 0x2044],
  [0x20ac, 0x20ac],
  [0x2212, 0x2212],
]
const text = ranges
  .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index))
  .map((code) => String.fromCodePoint(code))
  .join('')

const keepFeatures = ['calt', 'ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk', 'rvrn', 'tnum']

/** The weights and widths that our styles use; a test compares. */
export const variationAxes = { wght: { min: 400, max: 700 }, wdth: { min: 78, max: 100 } }

const sources = {
  'anek-latin': {
    file: '@fontsource-variable/anek-devanagari/files/anek-devanagari-latin-standard-normal.woff2',
    options: { variationAxes },
  },
  'eczar-latin': { file: '@fontsource/eczar/files/eczar-latin-400-normal.woff2', options: {} },
}

/** Writes the subsets of the Latin fonts to generated/fonts, unless they are current. */
export async function subsetFonts() {
  const folder = join(root, 'generated', 'fonts')
  const stamp = join(folder, '.made-from')
  const files = Object.values(sources).map(({ file }) => `node_modules/${file}`)
  const fingerprint = hashOf(['scripts/lib/fonts.mjs', 'node_modules/subset-font/package.json', ...files])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return
  mkdirSync(folder, { recursive: true })
  await step('Subsetting the fonts', async () => {
    const { default: subsetFont } = await import('subset-font')
    for (const [name, { file, options }] of Object.entries(sources)) {
      const wholeFont = readFileSync(modulePath(file))
      const subset = await subsetFont(wholeFont, text, { targetFormat: 'woff2', keepFeatures, ...options })
      writeFileSync(join(folder, `${name}.woff2`), subset)
    }
    writeFileSync(stamp, fingerprint)
  })
}
