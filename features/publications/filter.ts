import { dimensionLabels, statusLabels } from '#features/records/record'
import { formatShortDay } from '#lib/dates'
import { isDay } from '#lib/edtf'
import { parseSlug } from '#lib/identifiers'
import { closed, isolated } from '#lib/sentence'

export const queryLengthMax = 200
export const pageSize = 50
/** The filter offers this many disputes and speakers, those with the most records. */
export const choicesMax = 50
/** A longer list shows the latest statements, or the first records and speakers, and notes that it is cut. */
export const listedMax = 500

export const orders = ['latest', 'number', 'edited'] as const
type Order = (typeof orders)[number]
export const pageNumber = /^[1-9]\d{0,4}$/

/** The values of a filter: how an address spells them, and the sentences about any other text. */
export type FilterValues = {
  type: 'slug' | 'code' | 'day'
  /** Null if the text is no value. */
  parse: (text: string) => string | null
  /** The one spelling of a value in an address. `parse` accepts others too. */
  spell: (value: string) => string
  /** The name of a value; null or absent if it is the facet's label. */
  nameOf?: (value: string) => string | null
  /** Completes a sentence of the API: “status” is one of open, answered. */
  rule: string
  /** Completes a sentence of the page: “status” has no value “bogus”. */
  refuse: (quoted: string) => string
}

/** A filter of the list of records. One without a label has no control; it comes with a link. */
export type FilterParameter = FilterValues & {
  label: string | null
  /** Continues a sentence that begins "No record is on file …" and ends with the value's name. */
  clause: string
  /** The choice of no value. */
  any?: string
  /** The counted choices, which also have the names of slugs. */
  facet?: 'dispute' | 'speaker' | 'status' | 'kind'
  /** The choices, in order; without it they are the facet's, those with the most records first. */
  options?: readonly string[]
  /** Also offers the options without a record. */
  offersEmpty?: boolean
}

const same = (value: string) => value
const refuseValue = (quoted: string) => `has no value ${quoted}`
const slugs: FilterValues = {
  ...{ type: 'slug', parse: parseSlug, spell: same, refuse: refuseValue },
  rule: 'is a slug: small letters, digits and hyphens',
}
const days: FilterValues = {
  ...{ type: 'day', parse: (text) => (isDay(text) ? text : null), spell: same, nameOf: formatShortDay },
  rule: 'is a day, as in 2019-11-01',
  refuse: (quoted) => `is a day, as in 2019-11-01, not ${quoted}`,
}

/** Codes in addresses are in lower case, with hyphens. */
const spellCode = (code: string) => code.toLowerCase().replaceAll('_', '-')
export function codes<Code extends string>(labels: Readonly<Record<Code, string>>) {
  const names = new Map(Object.entries<string>(labels))
  const options = [...names.keys()]
  return {
    ...{ type: 'code', options, spell: spellCode, refuse: refuseValue },
    parse: (text: string) => options.find((code) => spellCode(code) === spellCode(text)) ?? null,
    nameOf: (code: string) => names.get(code) ?? code,
    rule: `is one of ${options.map(spellCode).join(', ')}`,
  } satisfies Partial<FilterParameter>
}

const withNames = <Name extends string>(filters: readonly (FilterParameter & { name: Name })[]) => filters

/**
 * Every filter, in the order of the form. A new one also needs its condition in search.server.ts, its counts in
 * facets.server.ts if it offers choices, and its line in docs/api.md.
 */
export const filterParameters = withNames([
  { name: 'dispute', ...slugs, label: 'Dispute', any: 'Any', clause: 'in', facet: 'dispute' },
  {
    ...{ name: 'speaker', ...slugs, label: 'Speaker', any: 'Anyone', clause: 'of', facet: 'speaker' },
    /** "itself" selects the records with one speaker on both sides. */
    nameOf: (speaker) => (speaker === 'itself' ? 'one speaker' : null),
  },
  { name: 'relayer', ...slugs, label: null, clause: 'relayed by', facet: 'speaker' },
  {
    ...{ name: 'status', ...codes({ ...statusLabels, WITHDRAWN: 'Withdrawn' }) },
    ...{ label: 'Status', any: 'Any', clause: 'with status', facet: 'status', offersEmpty: true },
  },
  { name: 'kind', ...codes(dimensionLabels), label: 'Kind', any: 'Any', clause: 'of kind', facet: 'kind' },
  { name: 'said-from', ...days, label: 'Said from', clause: 'said from' },
  { name: 'said-to', ...days, label: 'to', clause: 'said up to' },
])
export type FilterName = (typeof filterParameters)[number]['name']

/** The reader's filter of the list of records. */
export type RecordFilter = {
  q: string
  /** True if the query was longer than queryLengthMax and was cut. */
  isCut: boolean
  /** Only the filters that are set. */
  values: ReadonlyMap<FilterName, string>
  order: Order
  page: number
}

export type SearchParams = Record<string, string | string[] | undefined>

/** Reads a filter from an address. An invalid parameter is ignored; the first of a repeated one counts. */
export function readFilter(params: SearchParams): RecordFilter {
  const valueOf = (name: string) => {
    const value = params[name]
    return clean((Array.isArray(value) ? value[0] : value) ?? '')
  }
  const q = valueOf('q')
  return {
    q: q.slice(0, queryLengthMax),
    isCut: q.length > queryLengthMax,
    values: new Map(
      filterParameters.flatMap(({ name, parse }) => {
        const value = parse(valueOf(name))
        return value === null ? [] : [[name, value] as const]
      }),
    ),
    order: orders.find((order) => order === valueOf('order')) ?? 'latest',
    page: pageNumber.test(valueOf('page')) ? Number(valueOf('page')) : 1,
  }
}

const otherParameters = ['q', 'order', 'page']

/** Tracking parameters that other sites add to links. They have no effect here. */
export const isOfSender = (parameter: string): boolean => /^(utm_\w*|fbclid|gclid|mc_\w+)$/.test(parameter)

/** A sentence for each part of an address that its filter ignores, so that readers do not take the list for the requested one. */
export function ignoredParts(address: URLSearchParams): string[] {
  const filter = readFilter(Object.fromEntries([...address].toReversed()))
  const sentences = [...new Set(address.keys())].flatMap((parameter) => {
    const [value = '', ...more] = address.getAll(parameter)
    const quoted = closed(`“${isolated(value)}”`)
    const filterParameter = filterParameters.find(({ name }) => name === parameter)
    if (isOfSender(parameter)) return []
    if (!filterParameter && !otherParameters.includes(parameter))
      return [`There is no filter “${isolated(parameter)}”.`]
    if (more.length > 0) return [`“${parameter}” is given more than once; the first counts.`]
    if (value.trim() === '') return []
    if (filterParameter && !filter.values.has(filterParameter.name))
      return [`“${parameter}” ${filterParameter.refuse(quoted)}`]
    if (parameter === 'order' && value !== filter.order) return [`There is no order ${quoted}`]
    if (parameter === 'page' && value !== String(filter.page)) return [`There is no page ${quoted}`]
    return []
  })
  const [from, to] = [filter.values.get('said-from'), filter.values.get('said-to')]
  if (filter.values.get('status') === 'WITHDRAWN' && (filter.q !== '' || filter.values.size > 1))
    sentences.push('Withdrawn records are neither searched nor filtered: all of them are listed.')
  const isReversed = from !== undefined && to !== undefined && from > to
  return isReversed ? [...sentences, '“Said from” is after “to”. Change one of them.'] : sentences
}

/** PostgreSQL accepts neither NUL nor a lone surrogate, so both are removed. */
function clean(text: string): string {
  return text.replaceAll(/\0|\p{Surrogate}/gu, '').trim()
}

/** The address of the same filter, without a page number. It is also the key of the cached list, so it must contain every filter. */
export function addressOf({ q, values, order }: RecordFilter): URLSearchParams {
  return new URLSearchParams([
    ...(q === '' ? [] : [['q', q]]),
    ...filterParameters.flatMap(({ name, spell }) => {
      const value = values.get(name)
      return value === undefined ? [] : [[name, spell(value)]]
    }),
    ...(order === 'latest' ? [] : [['order', order]]),
  ])
}

/** The address of the same page of the same filter. */
export function pageAddressOf(filter: RecordFilter): URLSearchParams {
  const params = addressOf(filter)
  if (filter.page > 1) params.set('page', String(filter.page))
  return params
}
