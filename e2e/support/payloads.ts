import type { UnsafeTemplate } from './vulnerable-page'
import { markup } from './markup-payloads'
import { others } from './other-payloads'

/** Only payloads request this host; its name never resolves. */
export const canaryHost = 'canary.invalid'
/** The function that payloads call with their number. */
export const executionBinding = 'xss'

export type Payload = { id: number; family: string; text: string; template: UnsafeTemplate }

/** Every eighth payload opens a dialog; the others call a function that only the test listens to. */
const callOf = (id: number) => (id % 8 === 0 ? `alert(${id})` : `${executionBinding}(${id})`)

/** Numbers start at 1000, so that none is a prefix of another. */
export const payloads: readonly Payload[] = [...markup, ...others].map(({ text, ...draft }, index) => {
  const id = 1000 + index
  return { ...draft, id, text: text(callOf(id), `http://${canaryHost}/${id}`) }
})

/** The number of rows for all payloads. In a shorter text one payload can swallow less. */
export const volumesOfAll = 4

/** Distributes the payloads over rows, kind by kind; every field of a row contains its whole share. */
export const volumesFilled = (count: number): Payload[][] =>
  Array.from({ length: count }, (_, volume) =>
    payloads.filter((_one, index) => index % volumesOfAll === volume),
  )

/** The contents of the fields of a row. */
export type Texts = readonly Pick<Payload, 'text'>[]

/** Joins the payloads, rotated per field, since one payload may swallow the rest of its text. */
export function joined(volume: Texts, turn: number, between = ' '): string {
  const from = (turn * 37) % volume.length
  return [...volume.slice(from), ...volume.slice(0, from)].map(({ text }) => text).join(between)
}

/** Like `joined`, but split between payloads into texts of at most this length. */
export function chunks(volume: Texts, lengthMax: number): string[] {
  const texts: string[] = []
  for (const { text } of volume) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + text.length < lengthMax)
      texts[texts.length - 1] = `${last} ${text}`
    else texts.push(text)
  }
  return texts
}
