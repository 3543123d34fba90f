import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Random choices that are the same in every run with the same seed. */
export class Random {
  private readonly generator

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed)
  }

  /** 0 ≤ x < 1 */
  next(): number {
    return uniformFloat64(this.generator)
  }

  /** From `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return uniformInt(this.generator, least, most)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<Item>(items: readonly Item[]): Item {
    return itemAt(items, this.integer(0, items.length - 1))
  }

  /** Prefers early items, as names and words are distributed in real text. */
  pickSkewed<Item>(items: readonly Item[]): Item {
    return itemAt(items, Math.floor(items.length * this.next() ** 2.5))
  }

  /** `count` different items. */
  sample<Item>(items: readonly Item[], count: number): Item[] {
    const remaining = [...items]
    return Array.from({ length: Math.min(count, remaining.length) }, () =>
      itemAt(remaining.splice(this.integer(0, remaining.length - 1), 1), 0),
    )
  }
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error(`There is no item ${index} of ${items.length}.`)
  return item
}

/** UUIDs of version 7 form, as in the database, in ascending order. */
export function idMaker(kind: number): () => string {
  let count = 0
  const first = (0x01_90_00_00 + kind).toString(16).padStart(8, '0')
  return () => {
    const digits = (count++).toString(16).padStart(15, '0')
    return `${first}-${digits.slice(0, 4)}-7${digits.slice(4, 7)}-8${digits.slice(7, 10)}-${digits.slice(10).padStart(12, '0')}`
  }
}

const dayMs = 24 * 60 * 60 * 1000
const firstDay = Date.UTC(2014, 0, 1)
export const daysInAll = 4000

/** Midnight of the day with this number. */
export const dayNumber = (count: number): Date => new Date(firstDay + count * dayMs)
/** A time after every day on which a statement was made. */
export const moment = (seconds: number): Date => new Date(Date.UTC(2025, 5, 1) + seconds * 1000)
