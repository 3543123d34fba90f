import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { canonicalJson, recordDocument } from '#features/publications/document'
import { aDispute } from '#test/support/dispute-document'
import { recordOne } from '#test/support/record-document'
import { documentSchema, envelope, json } from './json'

const origin = 'https://variance.example'
const sha256 = createHash('sha256').update(canonicalJson(recordOne())).digest('hex')

test('the JSON of a record has the SHA-256 of the document and survives parsing as the same bytes', () => {
  const bytes = json(recordOne())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  expect(json(recordDocument.parse(JSON.parse(bytes)))).toBe(bytes)
})

test('an API response contains the canonical bytes of the document', () => {
  const { number, slug, version } = recordOne()
  const response = envelope({ json: json(recordOne()), sha256, number, slug, version }, origin)
  expect(canonicalJson(JSON.parse(response))).toBe(response)
  expect(response).toBe(
    `{"document":${json(recordOne())},"permalink":"${origin}/records/1-what-the-may-notice-contained?v=3","sha256":"${sha256}","version":3}`,
  )
})

const publishedSchema = (subject: 'record' | 'dispute') => z.fromJSONSchema(documentSchema(subject, origin))

test('the published JSON Schema accepts our documents', () => {
  expect(publishedSchema('record').safeParse(recordOne()).error).toBeUndefined()
  expect(publishedSchema('dispute').safeParse(aDispute()).error).toBeUndefined()
})

test('the published JSON Schema refuses missing, extra and mistyped fields', () => {
  const { subject: _, ...incomplete } = recordOne()
  const invalid = [incomplete, { ...recordOne(), note: 'x' }, { ...recordOne(), relation: 'LIE' }, aDispute()]
  for (const document of invalid) expect(publishedSchema('record').safeParse(document).success).toBe(false)
})

test('the published JSON Schema states its URL, its dialect and the unit of every offset', () => {
  const schema = documentSchema('record', origin)
  expect(schema['$id']).toBe(`${origin}/api/v1/schemas/record/1`)
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
  const text = JSON.stringify(schema)
  const offsets = text.match(/"(?:start|end|quoteStart)":\{/g) ?? []
  expect(offsets.length).toBeGreaterThan(0)
  expect(text.match(/UTF-16 code units/g)).toHaveLength(offsets.length)
})
