import type pg from 'pg'
import type { TextColumn } from './text-columns'
import { hostileStrings } from './hostile-strings'

let texts = 0
/** So that each text stands once. */
export const uniqueMark = () => `§${++texts}§`

/** Composed and decomposed, joined, of four bytes, of either direction, without a width, and no characters at all. */
export const kinds = [
  ...[
    'Zo\u00eb',
    'Zoe\u0308',
    '\u1e9b\u0323',
    '\u1100\u1161\u11a8',
    'ग़',
    'ग\u093c',
    '\ufb01',
    '\u2126',
    'Å',
    'A\u030a',
  ],
  ...[
    'क्\u200dष',
    '👩‍👩‍👧‍👦',
    '🏳️‍🌈',
    '\u{10ffff}',
    '\uffff',
    '\ufdd0',
    '𝔘𝔫𝔦',
    '\u202e\u2066abc\u2069\u202c',
    '\u0001\u001f\u007f\u0085',
  ],
]
/** In pieces of at most so many units, none of them half a character. */
export function pieces(lengthMax: number): string[] {
  const made = ['']
  for (const character of [...kinds, ...hostileStrings].join('|'))
    if ((made.at(-1) ?? '').length + character.length <= lengthMax) made[made.length - 1] += character
    else made.push(character)
  return made
}
/** What a careless trim or a search and replace would take away. */
export const edges = ['\ufeff \t\n\u00a0', ' \u3000\u200b\u2028\r', '\u0301\u200d\n', '\r\u0085\v\f ']

/** How often a column has exactly this text. */
export async function found(owner: pg.Client, [table, column]: TextColumn, text: string): Promise<number> {
  const { rows } = await owner.query(`SELECT count(*)::int AS found FROM ${table} WHERE ${column} = $1`, [
    text,
  ])
  return rows[0].found
}
