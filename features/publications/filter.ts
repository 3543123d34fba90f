import { dimension, recordStatus } from '#features/records/record'
import { isDay } from '#lib/edtf'
import { parseSlug } from '#lib/identifiers'
import { closed, isolated } from '#lib/sentence'

export const queryLengthMax = 200
export const pageSize = 50
/** The filter offers this many disputes and speakers, those with the most records. */
export const choicesMax = 50
/** A longer list shows the latest statements, or the first records and speakers, and says so. */
export const listedMax = 500

const orders = ['latest', 'number', 'edited'] as const
type Order = (typeof orders)[number]

/** The reader's filter of the list of records; null where none is set. */
export type RecordFilter = {
  q: string
  /** True if the query was longer than queryLengthMax and was cut. */
  isCut: boolean
  dispute: string | null
  /** A speaker's slug, or "itself": records of one speaker on both sides. */
  speaker: string | null
  relayer: string | null
  status: (typeof recordStatus)['options'][number] | 'WITHDRAWN' | null
  kind: (typeof dimension)['options'][number] | null
  saidFrom: string | null
  saidTo: string | null
  order: Order
  page: number
}

export type SearchParams = Record<string, string | string[] | undefined>

/** Reads a filter from an address. An invalid parameter is ignored; the first of a repeated one counts. */
export function readFilter(params: SearchParams): RecordFilter {
  const one = (name: string) => {
    const value = params[name]
    return clean((Array.isArray(value) ? value[0] : value) ?? '')
  }
  const q = one('q')
  const statusText = one('status').toUpperCase().replaceAll('-', '_')
  return {
    q: q.slice(0, queryLengthMax),
    isCut: q.length > queryLengthMax,
    dispute: parseSlug(one('dispute')),
    speaker: parseSlug(one('speaker')),
    relayer: parseSlug(one('relayer')),
    status: statusText === 'WITHDRAWN' ? statusText : (recordStatus.safeParse(statusText).data ?? null),
    kind: dimension.safeParse(one('kind').toUpperCase()).data ?? null,
    saidFrom: dayIn(one('said-from')),
    saidTo: dayIn(one('said-to')),
    order: orders.find((order) => order === one('order')) ?? 'latest',
    page: pageIn(one('page')),
  }
}

const parameters: readonly string[] = [
  ...['q', 'dispute', 'speaker', 'relayer', 'status', 'kind', 'said-from', 'said-to', 'order', 'page'],
]

/** Parameters that senders of links add for themselves. They ask nothing of us. */
export const isOfSender = (parameter: string): boolean => /^(utm_\w*|fbclid|gclid|mc_\w+)$/.test(parameter)

/** A sentence for each part of an address that its filter leaves out, so that no list is taken for the one asked for. */
export function ignoredParts(address: URLSearchParams): string[] {
  const filter = readFilter(Object.fromEntries([...address].toReversed()))
  const { status, kind, dispute, speaker, relayer, saidFrom, saidTo } = filter
  const known: Record<string, unknown> = { status, kind, dispute, speaker, relayer }
  const sentences = [...new Set(address.keys())].flatMap((parameter) => {
    const [value = '', ...more] = address.getAll(parameter)
    const quoted = closed(`“${isolated(value)}”`)
    if (isOfSender(parameter)) return []
    if (!parameters.includes(parameter)) return [`There is no filter “${isolated(parameter)}”.`]
    if (more.length > 0) return [`“${parameter}” is given more than once; the first counts.`]
    if (value.trim() === '') return []
    if (known[parameter] === null) return [`“${parameter}” has no value ${quoted}`]
    if ((parameter === 'said-from' && saidFrom === null) || (parameter === 'said-to' && saidTo === null))
      return [`“${parameter}” is a day, as in 2019-11-01, not ${quoted}`]
    if (parameter === 'order' && value !== filter.order) return [`There is no order ${quoted}`]
    if (parameter === 'page' && value !== String(filter.page)) return [`There is no page ${quoted}`]
    return []
  })
  const isReversed = saidFrom !== null && saidTo !== null && saidFrom > saidTo
  return isReversed ? [...sentences, '“Said from” is after “to”. Change one of them.'] : sentences
}

/** PostgreSQL accepts neither NUL nor a lone surrogate, so both are removed. */
function clean(text: string): string {
  return text.replaceAll(/\0|\p{Surrogate}/gu, '').trim()
}

function dayIn(text: string): string | null {
  return isDay(text) ? text : null
}

function pageIn(text: string): number {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}

/** The address of the same filter, without a page number. It is also the key of the cached list, so it must hold every filter. */
export function addressOf(filter: RecordFilter): URLSearchParams {
  const { q, dispute, speaker, relayer, status, kind, saidFrom, saidTo, order } = filter
  const params = Object.entries({
    q: q || null,
    dispute,
    speaker,
    relayer,
    status,
    kind,
    'said-from': saidFrom,
    'said-to': saidTo,
    order: order === 'latest' ? null : order,
  }).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  return new URLSearchParams(params)
}

/** The address that asks for the same page of the same. */
export function pageAddressOf(filter: RecordFilter): URLSearchParams {
  const params = addressOf(filter)
  if (filter.page > 1) params.set('page', String(filter.page))
  return params
}
