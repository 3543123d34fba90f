import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TextForm, textFormsOf } from './support/text-fidelity-forms'
import { edges, found, kinds, uniqueMark, pieces } from './support/fidelity-strings'
import { anEditor, aSource, aSpeaker, aStatement } from './support/factories'
import { measured } from './support/measurements'
import { hostileStrings } from './support/hostile-strings'
import { actions } from './support/authorisation'
import { standings } from './support/authorisation-cells'
import { recordAt } from './support/states'
import { openSession } from './support/db-sessions'

/** Actions that keep no text: with the reason, or where else it is proved. */
const textless: Record<string, string> = {
  'desk/(queue)#reject': 'chooses',
  'desk/(queue)#takeBack': 'chooses',
  'desk/account#change': 'a password is kept as its hash',
  'desk/conflicts#takeBack': 'chooses',
  'desk/disputes/[dispute]#arrange': 'chooses',
  'desk/disputes/[dispute]#assign': 'finds a statement by its words',
  'desk/records/[record]#dropEvidence': 'chooses',
  'desk/records/[record]#pairAnew': 'finds statements by their words',
  'desk/records/[record]#settleNote': 'chooses',
  'desk/records/[record]#untie': 'chooses',
  'desk/review#approve': 'the points stand beside the boxes',
  'desk/review#send': 'chooses',
  'desk/statements/[statement]#link': 'finds a statement by its words',
  'sign-in#signIn': 'keeps nothing',
  'sign-in#signOut': 'keeps nothing',
}
/** In test/text-fidelity-review.db.test.ts. */
const ofReview = ['correct', 'publish', 'sendBack', 'withdraw'].map((name) => `desk/review#${name}`)

let owner: pg.Client
let doors: [string, TextForm][]
let author: Awaited<ReturnType<typeof anEditor>>
beforeAll(async () => {
  owner = await openSession()
  author = await anEditor()
  const [draft] = standings
  if (!draft) throw new Error('A record can be a draft.')
  doors = Object.entries(textFormsOf(await recordAt(draft, { author, second: await anEditor('PUBLISHER') })))
})
afterAll(() => owner.end())

test('every action either keeps text and is tried here, or keeps none', () => {
  const named = [...doors.map(([name]) => name), ...Object.keys(textless), ...ofReview]
  expect(named.toSorted()).toEqual(Object.keys(actions).toSorted())
})

/** The fields of which the database does not have exactly what was sent. */
async function altered(door: TextForm, sent: Record<string, string>): Promise<string[]> {
  await door.give(sent)
  const wrong = []
  for (const [field, kept] of Object.entries(door.texts)) {
    const text = sent[field] ?? ''
    if ((await found(owner, kept, text)) !== 1) wrong.push(`${field} ${JSON.stringify(text)}`)
  }
  return wrong
}

test(
  'whatever is typed into any form of the desk is kept character for character',
  { timeout: 900_000 },
  async () => {
    let told = 0
    for (const [name, door] of doors) {
      const fields = Object.entries(door.texts).map(([field, kept]) => [field, pieces(kept[2] - 12)] as const)
      const rounds = Math.max(...fields.map(([, all]) => all.length))
      for (let round = 0; round < rounds; round++) {
        const sent = fields.map(
          ([field, all]) => [field, uniqueMark() + (all[round] ?? all[0] ?? '')] as const,
        )
        expect(await altered(door, Object.fromEntries(sent)), name).toEqual([])
        told += sent.length
      }
    }
    measured('R16', `${told} texts through ${doors.length} forms, each kept exactly`)
  },
)

/** A name is looked up without the white space around it: it is refused with it, so that it is found again. */
const isName = (field: string) => field === 'name' || field === 'rungs.0.name'

test('white space, marks without a width and line breaks at the ends stay where they are', async () => {
  for (const [name, door] of doors)
    for (const edge of edges) {
      const sent = Object.keys(door.texts).map((field) => {
        const text = uniqueMark()
        return [field, isName(field) ? text : edge + text + edge] as const
      })
      expect(await altered(door, Object.fromEntries(sent)), name).toEqual([])
    }
}, 300_000)

const plain = ({ texts: fields }: TextForm) =>
  Object.fromEntries(Object.keys(fields).map((field) => [field, uniqueMark()]))

test('a name with white space around it is refused in a sentence', async () => {
  for (const [name, door] of doors)
    for (const field of Object.keys(door.texts).filter(isName))
      for (const edge of [' ', '\n', '\u00a0', '\ufeff']) {
        const [before, after] = [`${edge}${uniqueMark()}`, `${uniqueMark()}${edge}`]
        for (const text of [before, after]) {
          const given = door.give({ ...plain(door), [field]: text })
          await expect(given, name).rejects.toThrow(/white space/)
          expect(await found(owner, door.texts[field] ?? ['', '', 0], text.trim())).toBe(0)
        }
      }
})

test('what cannot be kept exactly is refused at its field, in a sentence', () => {
  let told = 0
  for (const [name, door] of doors)
    for (const [field, [, , lengthMax]] of Object.entries(door.texts))
      for (const [bad, sentence] of [
        ...['\0', 'a\0b', '\ud83d', '\udc00', 'a\ude00\ud83d'].map(
          (text) => [text, /cannot be stored exactly/] as const,
        ),
        ['x'.repeat(lengthMax + 1), new RegExp(`At most ${lengthMax} characters`)] as const,
      ]) {
        const { error } = door.parse({ ...plain(door), [field]: bad })
        const said = error?.issues.find(({ path }) => path.join('.') === field)?.message
        expect(said, `${name} ${field} ${JSON.stringify(bad.slice(0, 9))}`).toMatch(sentence)
        told++
      }
  measured('R16', `${told} texts that cannot be kept, each refused at its field`)
})

test('a line of 64 KiB is kept, and a statement is taken from its end', async () => {
  const line = `${'😀ferry '.repeat(8192)}We will never raise the fare`
  const at = await aSource(author, line)
  expect(await found(owner, ['desk."Snapshot"', 'text', 0], line)).toBe(1)
  const speakerId = await aSpeaker(author, 'Rosa Lindqvist')
  const id = await aStatement(author, { quote: 'We will never raise the fare', speakerId, at })
  const { rows } = await owner.query('SELECT start FROM desk."Appearance" WHERE "statementId" = $1', [id])
  expect(rows[0].start).toBe(8192 * 8)
})

test('an address is kept as it was typed, or refused', () => {
  const { parse } = Object.fromEntries(doors)['desk/sources/new#capture'] ?? {}
  const given = {
    ...{ kind: 'ARTICLE', publisher: 'Post', language: 'en', title: 'A pier', proximity: 'ORIGINAL' },
    ...{ snapshotKind: 'FULL', text: 'A pier.', dateline: '', byline: '', published: '', updated: '' },
  }
  for (const text of [...kinds, ...edges, ...hostileStrings, '\0', '\ud83d', ' ']) {
    const url = `https://harbour.example/a${text}`
    const parsed = parse?.({ ...given, url })
    if (parsed?.success) expect(parsed.data).toMatchObject({ url })
    else
      expect(parsed?.error.issues[0]?.message).toMatch(
        /^(An address has|Give an address|This text holds) .*\.$/,
      )
  }
})
