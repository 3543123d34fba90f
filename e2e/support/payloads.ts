import type { UnsafeTemplate } from './vulnerable-page'
import { markup } from './markup-payloads'
import { others } from './other-payloads'

/** Asked by nobody but a payload; the name cannot be looked up anywhere. */
export const canaryHost = 'canary.invalid'
/** What the payloads call, with the number that each of them has. */
export const executionBinding = 'xss'

export type Payload = { id: number; family: string; text: string; careless: UnsafeTemplate }

/** Every eighth opens a dialog, which is what people look for; the others call what only a test can hear. */
const callOf = (id: number) => (id % 8 === 0 ? `alert(${id})` : `${executionBinding}(${id})`)

/** Numbered from 1000, so that no number begins with another. */
export const payloads: readonly Payload[] = [...markup, ...others].map(({ text, ...draft }, index) => {
  const id = 1000 + index
  return { ...draft, id, text: text(callOf(id), `http://${canaryHost}/${id}`) }
})

/** So many rows hold them all: the shorter a text, the less one payload can swallow of it. */
export const volumesOfAll = 4

/** The payloads dealt out to rows, one of each kind after the other; every field of a row holds all of its volume. */
export const volumesFilled = (count: number): Payload[][] =>
  Array.from({ length: count }, (_, volume) =>
    payloads.filter((_one, index) => index % volumesOfAll === volume),
  )

/** Joined, beginning with another one in each field: one that swallows what follows swallows others everywhere. */
export function joined(volume: readonly Payload[], turn: number, between = ' '): string {
  const from = (turn * 37) % volume.length
  return [...volume.slice(from), ...volume.slice(0, from)].map(({ text }) => text).join(between)
}

/** As joined, cut between payloads into texts of at most this length. */
export function chunks(volume: readonly Payload[], lengthMax: number): string[] {
  const found: string[] = []
  for (const { text } of volume) {
    const last = found.at(-1)
    if (last !== undefined && last.length + text.length < lengthMax)
      found[found.length - 1] = `${last} ${text}`
    else found.push(text)
  }
  return found
}
