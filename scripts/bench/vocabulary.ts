import type { Random } from './random'

/** Words of a harbour town's disputes, the most frequent first. */
const nouns =
  'ferry fare bridge harbour tariff school budget report letter contract permit tunnel road clinic tender vote survey meeting grant lease pier dredger fine closure inspection complaint warning delay audit refund station map shelter fence culvert pump boiler ledger minute turbine barge crane buoy sluice quay beacon gauge levy rebate ballot petition notice memorandum roster invoice deposit pledge subsidy quota licence charter statute appeal verdict injunction affidavit deposition testimony transcript bulletin dispatch telegram leaflet poster placard banner archive catalogue inventory blueprint sketch diagram estimate forecast baseline sample'.split(
    ' ',
  )
const verbs =
  'approved refused closed opened counted delayed repaired promised cancelled signed received sent read inspected paid moved measured postponed rejected confirmed disclosed withheld amended copied sealed withdrawn'.split(
    ' ',
  )
const adjectives =
  'new old public late first second full partial written internal technical annual northern southern final early draft signed missing damaged urgent ordinary joint'.split(
    ' ',
  )
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const starts =
  'bel cor dan el fen gar hol ir jor kel lan mor nor ol per quin ros sal tor ul ven wes yar zel'.split(' ')
const middles = 'a e i o u an er il on ar'.split(' ')
const ends = 'by dale ford gate ham holm mere mouth ness port stead ton vik wick worth'.split(' ')

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** 3,600 places; the last occur once or twice in 100,000 statements. */
const places = starts.flatMap((start) =>
  middles.flatMap((middle) => ends.map((end) => capital(start + middle + end))),
)
const givenNames =
  'Rosa Anders Ines Tomas Mira Kofi Asha Pavel Leila Jonas Nadia Ravi Hanne Luis Sena Yusuf Greta Ilya Maren Otto'.split(
    ' ',
  )
const familyEnds = 'qvist berg sen ova ard man wall strom ini escu akis dottir'.split(' ')

/** 5,760 people. */
export const personName = (number: number): string => {
  const firstName = givenNames[number % givenNames.length] ?? 'Rosa'
  const rest = Math.floor(number / givenNames.length)
  const start = starts[rest % starts.length] ?? 'lin'
  return `${firstName} ${capital(start)}${familyEnds[Math.floor(rest / starts.length) % familyEnds.length] ?? 'qvist'}`
}

const organisationKinds = [
  'Harbour Board',
  'Town Council',
  'Ferry Company',
  'Water Authority',
  'Port Police',
  'Gazette',
]
export const organisationName = (number: number): string =>
  `${places[(number * 37) % places.length] ?? 'Belaby'} ${organisationKinds[number % organisationKinds.length] ?? 'Gazette'}`

/** The searches of the bench. The sentences below fix how often each occurs. */
export const searches = {
  rare: 'lighthouse',
  'two words': 'bridge tariff',
  common: 'council',
  phrase: '"on the night of the storm"',
  misspelt: 'concil lighthose',
  Hindi: 'पुल शुल्क',
}

export type Topic = { noun: string; verb: string; place: string; label: string }

export function makeTopic(random: Random): Topic {
  const [noun, verb, place] = [random.pickSkewed(nouns), random.pick(verbs), random.pickSkewed(places)]
  return { noun, verb, place, label: `how many ${noun}s were ${verb} in ${place}` }
}

/** One sentence about a topic. */
function sentence(random: Random, { noun, verb, place }: Topic): string {
  const number = random.integer(2, 990)
  const who = random.chance(0.35)
    ? 'the council'
    : `the ${random.pick(adjectives)} ${random.pickSkewed(nouns)} office`
  const when = random.chance(1 / 400)
    ? 'on the night of the storm'
    : `in ${random.pick(months)} ${random.integer(2009, 2024)}`
  const beside = random.chance(1 / 4000) ? 'beside the lighthouse' : `near the ${random.pickSkewed(nouns)}`
  const what = `${number} ${random.pick(adjectives)} ${noun}s`
  return random.pick([
    `${capital(who)} ${verb} ${what} in ${place} ${beside} ${when}.`,
    `${capital(what)} were ${verb} in ${place} ${when}, and ${who} knew of it.`,
    `No more than ${what} in ${place} were ever ${verb}, ${beside}, ${when}.`,
    `We told ${who} ${when} that ${what} had to be ${verb} in ${place}.`,
  ])
}

/** One to three sentences, the first about the topic itself. */
export function makeQuote(random: Random, topic: Topic): string {
  const more = Array.from({ length: random.integer(0, 2) }, () =>
    sentence(random, random.chance(0.5) ? topic : makeTopic(random)),
  )
  return [sentence(random, topic), ...more].join(' ')
}
