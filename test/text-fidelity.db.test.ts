import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TextForm, textFormsOf } from './support/text-fidelity-forms'
import {
  whitespaceEdges,
  countExact,
  unicodeSamples,
  uniqueMark,
  sampleChunks,
} from './support/fidelity-strings'
import { anEditor, aSource, aSpeaker, aStatement } from './support/factories'
import { measured } from './support/measurements'
import { hostileStrings } from './support/hostile-strings'
import { actions } from './support/authorisation'
import { subjectStates } from './support/authorisation-cells'
import { recordInState } from './support/states'
import { openSession } from './support/db-sessions'

/** Actions that store no text, each with the reason. */
const textless: Record<string, string> = {
  'desk/(queue)#reject': 'has no text field',
  'desk/(queue)#takeBack': 'has no text field',
  'desk/account#change': 'stores the hash of a password',
  'desk/account#endOthers': 'has no text field',
  'desk/account#endSession': 'has no text field',
  'desk/account/second-factor#confirm': 'stores the time step of a code',
  'desk/account/second-factor#remove': 'has no text field',
  'desk/account/second-factor#renew': 'has no text field',
  'desk/account/second-factor#start': 'stores no password',
  'desk/compare#compare': 'is tested in features/compare/compare.db.test.ts',
  'desk/compare/sent/[record]#takeBack': 'has no text field',
  'desk/conflicts#confirm': 'has no text field',
  'desk/conflicts#takeBack': 'has no text field',
  'desk/disputes/[dispute]#arrange': 'has no text field',
  'desk/records/[record]#endAssignment': 'has no text field',
  'desk/disputes/[dispute]#assign': 'searches for a statement',
  'desk/records/[record]#dropEvidence': 'has no text field',
  'desk/records/[record]#changePair': 'searches for statements',
  'desk/records/[record]#settleNote': 'has no text field',
  'desk/records/[record]#untie': 'has no text field',
  'desk/review#approve': 'stores fixed labels',
  'desk/review#send': 'has no text field',
  'desk/statements/[statement]#link': 'searches for a statement',
  'desk/people/[editor]#erase': 'stores no text',
  'desk/account/second-factor#passkey': 'is tested in features/editors/passkeys.db.test.ts',
  'desk/account/second-factor#removePasskey': 'has no text field',
  'desk/people#handOver': 'has no text field',
  'desk/people#giveRole': 'has no text field',
  'desk/people#resetFactor': 'has no text field',
  'desk/people#restore': 'has no text field',
  'desk/people#signOutEverywhere': 'has no text field',
  'desk/people#suspend': 'has no text field',
  'desk/people#takeBack': 'has no text field',
  'desk/people/jobs#retry': 'has no text field',
  'desk/settings#change': 'tested in features/newsroom/newsroom.db.test.ts, name by name',
  'desk/settings#chooseLogo': 'stores a picture',
  'desk/settings#dropLogo': 'has no text field',
  'sign-in/code#giveCode': 'stores the time step of a code',
  'sign-in/forgotten#request': 'stores the hash of a link',
  'sign-in/reset#choose': 'stores the hash of a password',
  'sign-in#signIn': 'stores nothing',
  'sign-in#signOut': 'stores nothing',
  'sign-in/invitation/[token]#accept': 'stores the hash of a password',
}
/** Tested in test/text-fidelity-review.db.test.ts. */
const reviewActions = ['askToWithdraw', 'correct', 'publish', 'sendBack', 'withdraw'].map(
  (name) => `desk/review#${name}`,
)

let owner: pg.Client
let forms: [string, TextForm][]
let author: Awaited<ReturnType<typeof anEditor>>
beforeAll(async () => {
  owner = await openSession()
  author = await anEditor()
  const [draft] = subjectStates
  if (!draft) throw new Error('A record can be a draft.')
  forms = Object.entries(
    textFormsOf(await recordInState(draft, { author, second: await anEditor('PUBLISHER') })),
  )
})
afterAll(() => owner.end())

test('every action is tested here, tested with review, or stores no text', () => {
  const actionNames = [...forms.map(([name]) => name), ...Object.keys(textless), ...reviewActions]
  expect(actionNames.toSorted()).toEqual(Object.keys(actions).toSorted())
})

/** Fields whose submitted text is not in the database exactly once. */
async function altered(form: TextForm, submitted: Record<string, string>): Promise<string[]> {
  await form.submit(submitted)
  const failures = []
  for (const [field, column] of Object.entries(form.texts)) {
    const text = submitted[field] ?? ''
    if ((await countExact(owner, column, text)) !== 1) failures.push(`${field} ${JSON.stringify(text)}`)
  }
  return failures
}

test('every form of the desk stores text character for character', { timeout: 900_000 }, async () => {
  let count = 0
  for (const [name, form] of forms) {
    const fields = Object.entries(form.texts).map(
      ([field, column]) => [field, sampleChunks(column[2] - 12)] as const,
    )
    const rounds = Math.max(...fields.map(([, all]) => all.length))
    for (let round = 0; round < rounds; round++) {
      const submitted = fields.map(
        ([field, all]) => [field, uniqueMark() + (all[round] ?? all[0] ?? '')] as const,
      )
      expect(await altered(form, Object.fromEntries(submitted)), name).toEqual([])
      count += submitted.length
    }
  }
  measured('R16', `${count} texts through ${forms.length} forms, each stored exactly`)
})

/** A name is stored without the white space around it. */
const isName = (field: string) => field === 'name' || field === 'rungs.0.name'

test('white space, zero-width marks and line breaks at the ends of a text are stored', async () => {
  for (const [name, form] of forms)
    for (const edge of whitespaceEdges) {
      const submitted = Object.keys(form.texts).map((field) => {
        const text = uniqueMark()
        return [field, isName(field) ? text : edge + text + edge] as const
      })
      expect(await altered(form, Object.fromEntries(submitted)), name).toEqual([])
    }
}, 300_000)

const plain = ({ texts: fields }: TextForm) =>
  Object.fromEntries(Object.keys(fields).map((field) => [field, uniqueMark()]))

test('a name is stored without the white space around it', async () => {
  for (const [name, form] of forms)
    for (const field of Object.keys(form.texts).filter(isName))
      for (const edge of [' ', '\n', '\u00a0', '\ufeff']) {
        const text = uniqueMark()
        await form.submit({ ...plain(form), [field]: edge + text + edge })
        expect(await countExact(owner, form.texts[field] ?? ['', '', 0], text), name).toBe(1)
      }
})

test('a text that cannot be stored exactly is refused at its field with a message', () => {
  let count = 0
  for (const [name, form] of forms)
    for (const [field, [, , lengthMax]] of Object.entries(form.texts))
      for (const [bad, sentence] of [
        ...['\0', 'a\0b', '\ud83d', '\udc00', 'a\ude00\ud83d'].map(
          (text) => [text, /cannot be stored exactly/] as const,
        ),
        ['x'.repeat(lengthMax + 1), new RegExp(`At most ${lengthMax} characters`)] as const,
      ]) {
        const { error } = form.parse({ ...plain(form), [field]: bad })
        const message = error?.issues.find(({ path }) => path.join('.') === field)?.message
        expect(message, `${name} ${field} ${JSON.stringify(bad.slice(0, 9))}`).toMatch(sentence)
        count++
      }
  measured('R16', `${count} texts that cannot be stored exactly, each refused at its field`)
})

test('a line of 64 KiB is stored, and a statement is captured at its end', async () => {
  const line = `${'😀ferry '.repeat(8192)}We will never raise the fare`
  const at = await aSource(author, line)
  expect(await countExact(owner, ['desk."Snapshot"', 'text', 0], line)).toBe(1)
  const speakerId = await aSpeaker(author, 'Rosa Lindqvist')
  const id = await aStatement(author, { quote: 'We will never raise the fare', speakerId, at })
  const { rows } = await owner.query('SELECT start FROM desk."Appearance" WHERE "statementId" = $1', [id])
  expect(rows[0].start).toBe(8192 * 8)
})

test('a URL is stored as it was typed without white space around it, or refused', () => {
  const { parse } = Object.fromEntries(forms)['desk/sources/new#capture'] ?? {}
  const otherFields = {
    ...{ kind: 'ARTICLE', publisher: 'Post', language: 'en', title: 'A pier', proximity: 'ORIGINAL' },
    ...{ snapshotKind: 'FULL', text: 'A pier.', dateline: '', byline: '', published: '', updated: '' },
  }
  for (const text of [...unicodeSamples, ...whitespaceEdges, ...hostileStrings, '\0', '\ud83d', ' ']) {
    const url = `https://harbour.example/a${text}`
    const parsed = parse?.({ ...otherFields, url })
    if (parsed?.success)
      expect(parsed.data).toMatchObject({ url: url.replace(/[\s\u200B\u200E\u200F\u2060]+$/, '') })
    else
      expect(parsed?.error.issues[0]?.message).toMatch(
        /^(An address has|Give an address|Give the address|This text holds) .*\.$/,
      )
  }
})
