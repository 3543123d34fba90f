import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { beforeAll, expect, test } from 'vitest'
import { subsetFonts, variationAxes } from './fonts.mjs'

beforeAll(subsetFonts)

const styles = 'app/styles'
const faces = readFileSync(`${styles}/fonts.css`, 'utf8')
  .split('@font-face')
  .slice(1)
  .map((rule) => ({
    family: /font-family: '([^']+)'/.exec(rule)?.[1] ?? '',
    file: join(styles, /url\(\s*'([^']+)'/.exec(rule)?.[1] ?? ''),
    codes: [...rule.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].flatMap(([, from = '', upto = from]) => {
      const first = Number.parseInt(from, 16)
      return Array.from({ length: Number.parseInt(upto, 16) - first + 1 }, (_, index) => first + index)
    }),
  }))
const latinFaces = faces.filter(
  ({ file }) => !file.includes('devanagari-wght') && !file.includes('-devanagari-400'),
)

/** The characters that a font draws, from its table cmap of format 4. */
async function charactersOf(file: string): Promise<Set<number>> {
  const options = { keepAllGlyphs: true, targetFormat: 'sfnt' } as const
  const font = await subsetFont(readFileSync(file), '', options)
  const records = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const record = records.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0
  const cmap = font.readUInt32BE(record + 8)
  const codes = new Set<number>()
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const at = cmap + font.readUInt32BE(cmap + 8 + 8 * index)
    if (font.readUInt16BE(at) !== 4) continue
    const segments = font.readUInt16BE(at + 6) / 2
    for (let segment = 0; segment < segments; segment++) {
      const end = font.readUInt16BE(at + 14 + 2 * segment)
      const start = font.readUInt16BE(at + 16 + 2 * segments + 2 * segment)
      if (start !== 0xffff) for (let code = start; code <= end; code++) codes.add(code)
    }
  }
  return codes
}

test('the font of a face draws every character of its unicode-range, so that none is a box', async () => {
  expect(latinFaces.length).toBeGreaterThan(4)
  for (const { file, codes } of latinFaces) {
    const characters = await charactersOf(file)
    expect(
      codes.filter((code) => !characters.has(code)),
      file,
    ).toEqual([])
  }
})

test('every character of a whole font is in one face of its family, and in no second one', async () => {
  for (const family of ['Anek Devanagari', 'Eczar']) {
    const familyFaces = faces.filter((face) => face.family === family)
    const codes = familyFaces.flatMap((face) => face.codes)
    expect(codes.length, family).toBe(new Set(codes).size)
    const wholeFonts = familyFaces.filter(
      ({ file }) => file.startsWith('node_modules') && latinFaces.some((face) => face.file === file),
    )
    expect(wholeFonts).toHaveLength(2)
    for (const { file } of wholeFonts) {
      const leftOut = [...(await charactersOf(file))].filter((code) => code >= 0x20 && !codes.includes(code))
      expect(leftOut, file).toEqual([])
    }
  }
})

test('every weight and width of the styles lies within the axes of the subset', () => {
  const sheets = ['app', 'components'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.css') && !/fonts\.css|fallback\.css/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  )
  const numbers = (pattern: RegExp) =>
    sheets.flatMap((sheet) => [...sheet.matchAll(pattern)].map(([, number]) => Number(number)))
  const weights = numbers(/(?:font-weight|font): (\d{3})\b/g)
  const widths = numbers(/(?:font-stretch|--condensed): (\d+)%/g)
  expect(Math.min(weights.length, widths.length)).toBeGreaterThan(3)
  const { wght, wdth } = variationAxes
  expect(weights.filter((weight) => weight < wght.min || weight > wght.max)).toEqual([])
  expect(widths.filter((width) => width < wdth.min || width > wdth.max)).toEqual([])
})

test('the fonts that an English page loads are at most 80 KB', () => {
  const sizes = readdirSync('generated/fonts')
    .filter((name) => name.endsWith('.woff2'))
    .map((name) => readFileSync(join('generated/fonts', name)).length)
  expect(sizes).toHaveLength(2)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(80 * 1024)
})
