import { expect, test } from 'vitest'
import { hostileStrings } from '#test/support/hostile-strings'
import { aPicture, aPng, settingsEdit } from '#test/support/newsroom'
import { logoKind, logoLengthMax } from './logo'
import { logoForm, settingsForm, settingsValues } from './schema'
import { timeZones } from './time-zones'

const { revision: _, languageEn: _english, ...stored } = settingsEdit()
const values = { ...settingsValues({ ...stored, languages: ['en'] }), revision: '0' }
const parse = (change: Record<string, string>) => settingsForm.safeParse({ ...values, ...change })
const isAccepted = (change: Record<string, string>) => parse(change).success

test('the form shows the settings as they are stored, and reads them back', () => {
  expect(parse({}).data).toEqual(settingsEdit())
})

test('a name is one visible line, in any script', () => {
  for (const name of [
    'At Variance',
    'हार्बर',
    '港の記録',
    'The Harbour’s “Record” & Co. <b>',
    'x'.repeat(80),
    ' a ',
  ])
    expect(parse({ name }).data?.name, name).toBe(name.trim())
  const hidden = [
    ...'\u0000\u0007\n\r\t\u0085\u00AD\u061C\u200B\u200E\u200F\u2028\u2029\u202A\u202E\u2060\u2066\u2069\uFEFF',
  ]
  for (const character of hidden) expect(isAccepted({ name: `Har${character}bour` }), character).toBe(false)
  for (const name of ['', ' ', '\u200D', '\u2800', 'x'.repeat(81), 'a\u{E0041}b'])
    expect(isAccepted({ name })).toBe(false)
})

test('a hostile name is stored exactly or refused at its field', () => {
  for (const name of hostileStrings) {
    const { data, error } = parse({ name })
    if (data) expect(data.name).toBe(name.trim())
    else expect(error.issues.map(({ path }) => path.join('.'))).toEqual(expect.arrayContaining(['name']))
  }
})

test('a contact is a mail address or an address of the web, and a licence has both of its parts', () => {
  for (const contact of ['', 'desk@harbour.example', 'https://harbour.example/contact?x=1'])
    expect(isAccepted({ contact }), contact).toBe(true)
  for (const contact of [
    'nobody',
    'javascript:alert(1)',
    'http://harbour.example',
    'a@b.example,c@d.example',
    'https://x@y.example',
    'mailto:a@b.example',
    'a@b.example?bcc=c@d.example',
    'https://a b.example',
  ])
    expect(isAccepted({ contact }), contact).toBe(false)
  for (const licenceUrl of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a@b.example/',
    'ftp://x.example',
    '//x.example',
  ])
    expect(isAccepted({ licenceUrl }), licenceUrl).toBe(false)
  expect(isAccepted({ licenceName: '', licenceUrl: '' })).toBe(true)
  const half = parse({ licenceName: '' })
  expect(half.error?.issues[0]?.path).toEqual(['licenceUrl'])
})

test('days, time zone, languages and policy are within their limits', () => {
  for (const change of [
    { sessionDays: '0' },
    { formDays: '29' },
    { jobDays: '366' },
    { invitationDays: 'x' },
    { timeZone: 'Harbour/Pier' },
    { languageEn: '' },
    { correctionPolicy: 'x'.repeat(4001) },
    { correctionPolicy: ' ' },
    { correctionPolicy: 'a\u202Eb' },
  ])
    expect(isAccepted(change), JSON.stringify(change)).toBe(false)
  expect(
    isAccepted({ correctionPolicy: 'We *correct* openly.\n\nSee [how](https://harbour.example).' }),
  ).toBe(true)
  expect(timeZones).toEqual(expect.arrayContaining(['UTC', 'Europe/Berlin', 'Asia/Kolkata']))
})

test('the bytes of a logo decide its kind, and only PNG, JPEG and WebP of a sensible size are taken', () => {
  expect(logoKind(aPicture('png'))).toEqual({ type: 'image/png', width: 1, height: 1 })
  expect(logoKind(aPicture('jpeg'))).toMatchObject({ type: 'image/jpeg' })
  expect(logoKind(aPicture('webp'))).toMatchObject({ type: 'image/webp' })
  for (const bytes of [
    aPicture('svg'),
    aPicture('gif'),
    new Uint8Array(0),
    new Uint8Array(5000),
    aPng({}).slice(0, 9),
    aPng({ width: 5000 }),
    aPng({ width: 0 }),
  ])
    expect(logoKind(bytes)).toEqual(expect.any(String))
  const field = (length: number) => ({
    revision: '0',
    logo: Buffer.from(aPng({ length })).toString('base64'),
  })
  expect(logoForm.safeParse(field(logoLengthMax)).success).toBe(true)
  expect(logoForm.safeParse(field(logoLengthMax + 1)).error?.issues[0]?.path).toEqual(['logo'])
  expect(logoForm.safeParse({ revision: '0', logo: '' }).success).toBe(false)
})
