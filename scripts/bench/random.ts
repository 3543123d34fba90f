/** Chance that is the same in every run: mulberry32. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed
  }

  /** 0 ≤ x < 1 */
  next(): number {
    this.state = (this.state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from `least` up to and with `most`. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<Item>(items: readonly Item[]): Item {
    return itemAt(items, this.integer(0, items.length - 1))
  }

  /** As people and words are spread: the first ones come often, the last ones seldom. */
  pickSkewed<Item>(items: readonly Item[]): Item {
    return itemAt(items, Math.floor(items.length * this.next() ** 2.5))
  }

  /** `count` different ones. */
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

/** Ids that sort in the order in which they were made, and look like the database's own (version 7). */
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

/** Midnight of a day, counted from the first. */
export const dayNumber = (count: number): Date => new Date(firstDay + count * dayMs)
/** A moment long after all days that anything was said on. */
export const moment = (seconds: number): Date => new Date(Date.UTC(2025, 5, 1) + seconds * 1000)
