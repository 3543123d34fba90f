import { expect, test } from 'vitest'
import { readHtml } from './read-html.server'
import { parseInThread } from './parser-thread.server'

const txt = (text: string, encoding = 'utf-8') =>
  parseInThread({ format: 'txt', bytes: new TextEncoder().encode(text), encoding })

test('a page is read in a thread', async () => {
  const { text } = await readHtml('<h1>The fare was fixed</h1><p>Rosa Lindqvist said nobody was told.</p>')
  expect(text).toContain('nobody was told')
})

test('a page that takes too much memory or time is refused with a sentence', async () => {
  const deep = '<div>'.repeat(400_000)
  await expect(readHtml(deep)).rejects.toMatchObject({ name: 'AppError', code: 'invalid' })
  const still = await readHtml('<p>Rosa Lindqvist said nobody was told.</p>')
  expect(still.text).toContain('nobody')
})

test('a text that is empty, binary or too long is refused with its own sentence', async () => {
  await expect(txt(' \n')).rejects.toThrow('There is no text in it.')
  await expect(txt('a\0b')).rejects.toThrow('bytes that no text has')
  await expect(txt('a'.repeat(300_001))).rejects.toThrow('300,001 characters, at most 300,000')
  await expect(
    parseInThread({ format: 'txt', bytes: new Uint8Array([0xff, 0xfe, 0xff]), encoding: 'utf-8' }),
  ).rejects.toThrow('no text in the encoding utf-8')
})

test('more sources than the queue takes are refused, and the others are read', async () => {
  const results = await Promise.allSettled(Array.from({ length: 11 }, () => txt('The fare rises.')))
  const refused = results.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(1)
})
