import type pg from 'pg'
import type { TextColumn } from './text-columns'
import { hostileStrings } from './hostile-strings'

let markCount = 0
/** A suffix that makes a text unique in its column. */
export const uniqueMark = () => `§${++markCount}§`

/** Composed, decomposed, joined, four-byte, bidirectional, zero-width, noncharacter and control samples. */
export const unicodeSamples = [
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
/** All samples in chunks of at most `lengthMax` UTF-16 units; no chunk splits a character. */
export function sampleChunks(lengthMax: number): string[] {
  const chunks = ['']
  for (const character of [...unicodeSamples, ...hostileStrings].join('|'))
    if ((chunks.at(-1) ?? '').length + character.length <= lengthMax) chunks[chunks.length - 1] += character
    else chunks.push(character)
  return chunks
}
/** White space and marks that a trim or a normalisation would remove. */
export const whitespaceEdges = [
  '\ufeff \t\n\u00a0',
  ' \u3000\u200b\u2028\r',
  '\u0301\u200d\n',
  '\r\u0085\v\f ',
]

/** Number of rows whose column has exactly this text. */
export async function countExact(
  owner: pg.Client,
  [table, column]: TextColumn,
  text: string,
): Promise<number> {
  const { rows } = await owner.query(`SELECT count(*)::int AS count FROM ${table} WHERE ${column} = $1`, [
    text,
  ])
  return rows[0].count
}
