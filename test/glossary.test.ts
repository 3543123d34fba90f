import { expect, test } from 'vitest'
import { code, source, text, tracked } from './support/source-tree'

/** The last column of the glossary's table: synonyms that are not used. */
const banned = text('docs/glossary.md')
  .split('\n')
  .filter((line) => line.startsWith('| **'))
  .flatMap((line) => (line.split('|')[4] ?? '').split(','))
  .map((word) => word.trim())
  .filter((word) => word !== '')

/** "claimReview" is claim, review; a plural counts as its singular. Schema.org's own name is allowed. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/claim-?review/gi, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .flatMap((word) => [word, word.replace(/s$/, '')])
}
const isBanned = (name: string) => wordsOf(name).some((word) => banned.includes(word))

test('the glossary lists the synonyms that are not used', () => {
  expect(banned).toContain('claim')
  expect(banned.length).toBeGreaterThan(20)
  expect(['claims.ts', 'listContradictions', 'RecordDocument', 'claim-review.ts'].map(isBanned)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('no file or folder is named by a synonym of a glossary word', () => {
  expect(code.filter(isBanned)).toEqual([])
})

test('nothing is exported under a synonym of a glossary word', () => {
  const exported = source.flatMap((file) =>
    [...text(file).matchAll(/^export (?:default )?(?:async )?(?:function|const|type|class) (\w+)/gm)].map(
      ([, name = '']) => ({ file, name }),
    ),
  )
  expect(exported.length).toBeGreaterThan(100)
  expect(exported.filter(({ name }) => isBanned(name))).toEqual([])
})

test('no model, enumeration or column is named by a synonym of a glossary word', () => {
  const names = [...text('prisma/schema.prisma').matchAll(/^(?:(?:model|enum|view) | {2})(\w+)/gm)]
  expect(names.length).toBeGreaterThan(100)
  const isValue = (name: string) => name === name.toUpperCase()
  expect(names.map(([, name = '']) => name).filter((name) => !isValue(name) && isBanned(name))).toEqual([])
})

/** Names of an old private dialect, each beside the common term that replaced it. */
const dialect: Record<string, string> = {
  doorstep: 'request normalizer',
  setRight: 'normalizeRequest',
  seeIssue: 'noteVersion',
  freshIssue: 'recentVersion',
  publishedIssue: 'publishedContentVersion',
  nobodysHash: 'dummyHash',
  weigh: 'verifyPassword',
  goOn: 'redirectTo',
  isOwnForm: 'isSameOriginForm',
  strangeForm: 'crossOriginMessage',
  heldToken: 'readSessionToken',
  mustStand: 'assertTextAt',
  mustPrecede: 'assertSaidBeforeReport',
  refuseTaken: 'assertNotDuplicate',
  whyNot: 'relationBlocker',
  isSoft: 'allowsBothTrue',
  placedIn: 'resolvePassage',
  aroundOf: 'prefixSuffix',
  foreseen: 'toAppError',
  isWorthAnotherTry: 'isRetryable',
  saidOf: 'errorDetail',
  answeredOnce: 'storedResult',
  lastly: 'appendChange',
  askedOf: 'parse…',
  noneOf: 'emptyMessage',
  goneWith: 'restorableFrom',
  pairWithin: 'createRecordInTx',
  bumpRecord: 'raiseRevision',
  recordRevision: 'appendRevision',
  tellMarked: 'setSelection',
  keptDraft: 'loadDraft',
  publishedDoor: 'publishedPageAvailability',
  BehindDoor: 'Cached',
  turnstile: 'a lock that interleaves two transactions',
  whatStands: 'tableDigests',
  askAtTheDoor: 'submitSignIn',
  takeTurn: 'acquireLock',
  forgetFailures: 'clearFailedMigrations',
  buildAnew: 'rebuild',
  atEnd: 'onShutdown',
  signalsAreWelcome: 'exitCleanlyOnSignal',
  askedAddress: 'requestedAddress',
  'x-asked': 'x-requested-path',
  pairAnew: 'changePair',
  publishedAnew: 'publishNewRecord',
  keptHeads: 'storedHeads',
  keepHead: 'appendHead',
  useKeptCount: 'useDraftCount',
  keepSent: 'saveSubmitted',
  forgetSent: 'clearSubmitted',
  bringBack: 'restore',
  tieMarked: 'tieSelection',
  deskJudged: 'deskDecisionOn',
}
/** The two files that have to name the old words. */
const exempt = new Set(['docs/style.md', 'test/glossary.test.ts'])
const textFiles = tracked.filter(
  (file) =>
    /\.(tsx?|mjs|js|md|css|sql|prisma|json)$/.test(file) && !/package-lock|statements\.json/.test(file),
)

test('names of the old private dialect are used nowhere', () => {
  const pattern = new RegExp(`(?<![A-Za-z])(${Object.keys(dialect).join('|')})(?![a-z])`, 'g')
  const oldNames = textFiles
    .filter((file) => !exempt.has(file) && !file.startsWith('test/upgrade/'))
    .flatMap((file) =>
      [...text(file).matchAll(pattern)].map(([, name = '']) => `${file}: ${name}, now ${dialect[name]}`),
    )
  expect(oldNames).toEqual([])
})

test('a type is named after the thing, not after its state', () => {
  const states = /^(?:export )?type (Asked|Held|Told|Taken|Kept|Gone|Found|Given|Wanted|Stood|Under)\b/gm
  const stateTypes = code.flatMap((file) =>
    [...text(file).matchAll(states)].map(([, name = '']) => `${file}: ${name}`),
  )
  expect(stateTypes).toEqual([])
})

test('a value or an SQL alias is named after the thing, not after its state', () => {
  const states =
    /\b(?:const|let|WITH|AS) (told|asked|held|kept|heard|weighed|spoken|stood|gone|taken|found|given|wanted|theirs)\b/g
  const stateValues = code
    .filter((file) => !exempt.has(file))
    .flatMap((file) => [...text(file).matchAll(states)].map(([, name = '']) => `${file}: ${name}`))
  expect(stateValues).toEqual([])
  expect(['WITH told AS (', 'const kept = 1', 'keptAt'].map((line) => line.search(states))).toEqual([
    0, 0, -1,
  ])
})

/** Words with another right meaning, which are no names for these modules. */
const moduleNames: [folder: RegExp, names: string[]][] = [
  [
    /^lib\//,
    [
      'kept',
      'order',
      'issue',
      'form-door',
      'sign-in-door',
      'small-json',
      'connection',
      'statement-name',
      'words',
    ],
  ],
  [
    /^app\//,
    [
      'told',
      'told-audit',
      'chosen',
      'go-on',
      'answers',
      'origin',
      'answer',
      'reviewed',
      'absence',
      'address',
    ],
  ],
  [
    /^features\//,
    [
      ...[
        'doors',
        'address',
        'surroundings',
        'figures',
        'parts',
        'listing',
        'listings',
        'extract',
        'edition',
      ],
      ...['anchoring', 'around', 'likeness', 'left-out', 'words-taken', 'tying', 'slots', 'values', 'undo'],
      ...['assemble', 'assemble-statement', 'changed-fields', 'field-words', 'passages', 'order', 'kept'],
    ],
  ],
  [
    /^(components|app)\//,
    [
      ...[
        'marking',
        'letter-at',
        'words-at',
        'kept-drafts',
        'use-typed',
        'fold',
        'rung',
        'rungs',
        'take-form',
      ],
      ...['taken-list', 'bench', 'bench-side', 'bench-words', 'spine', 'half-tie', 'put-back', 'our-words'],
      ...['words-form', 'answers-form', 'marked-pair', 'taken-fields', 'places', 'passages', 'standing'],
      ...['where-it-stands', 'shut-step', 'asked', 'rail', 'nothing', 'why', 'judged', 'byline', 'acts'],
      ...['pointing', 'side-view', 'bridge', 'chain', 'in-order', 'pair', 'apology', 'void', 'ground'],
      ...['sayings', 'plain', 'words', 'ledger'],
    ],
  ],
  [
    /^scripts\//,
    [
      ...['lifecycle', 'tally', 'welcome', 'tool', 'checkout', 'chance', 'tongue', 'cast', 'seal', 'asking'],
      ...['bare', 'groups'],
    ],
  ],
  [
    /^(test|e2e)\//,
    [
      ...['what-stands', 'figures', 'rehearsal', 'in-order', 'places', 'violations', 'reach', 'exact-doors'],
      ...['house', 'wall', 'words', 'quotes-standing', 'races-of-gate', 'hands', 'stage', 'own-stage'],
      ...['set-stage', 'own-site', 'away', 'doors', 'desk-doors', 'raw', 'relay', 'checker', 'ledger'],
      ...['misplaced', 'world', 'elsewhere', 'careless', 'fill', 'watch', 'sweep', 'surfaces'],
    ],
  ],
]

test('no module is named by a word that means something else', () => {
  const moduleOf = (file: string) =>
    file.slice(file.lastIndexOf('/') + 1).replace(/(\.(server|client|db|test|e2e))*\.\w+$/, '')
  const misnamed = moduleNames.flatMap(([folder, names]) =>
    tracked.filter((file) => folder.test(file) && names.includes(moduleOf(file))),
  )
  expect(misnamed.filter((file) => !file.startsWith('test/upgrade/'))).toEqual([])
})
