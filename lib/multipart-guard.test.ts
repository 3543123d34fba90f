import { expect, test } from 'vitest'
import { submittedActions } from './multipart-guard'

const address = 'http://here/desk/pair'
const actionsOf = (body: BodyInit, headers: Record<string, string> = {}) =>
  submittedActions(new Request(address, { method: 'POST', body, headers }))
const isAccepted = async (...request: Parameters<typeof actionsOf>) => (await actionsOf(...request)) !== null
const id = '60'.repeat(21)

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}
const called = { 'next-action': id }

test('a form is accepted as a browser sends it and as React does', async () => {
  expect(
    await isAccepted(
      form({ $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}`, subject: '[' }),
    ),
  ).toBe(true)
  expect(
    await isAccepted(form({ '1_subject': 'x', '0': '[{"status":"idle","values":{"a":"b"}},"$K1"]' }), called),
  ).toBe(true)
})

test.each([
  ['no form', '[]', { 'content-type': 'text/plain' }],
  ['a form of pairs', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a form without a boundary', 'x', { 'content-type': 'multipart/form-data' }],
  ['a form that breaks off', '--b\r\nContent', { 'content-type': 'multipart/form-data; boundary=b' }],
])('%s is refused', async (_what, body, headers) => {
  expect(await isAccepted(body, headers)).toBe(false)
})

test('invalid, too deep or too many arguments are refused, whatever their text', async () => {
  expect(await isAccepted(form({ a: 'b' }), called)).toBe(false)
  expect(await isAccepted(form({ 0: 'x' }), called)).toBe(false)
  expect(await isAccepted(form({ '$ACTION_1:0': '{' }))).toBe(false)
  expect(await isAccepted(form({ 0: '['.repeat(33) + ']'.repeat(33) }), called)).toBe(false)
  expect(await isAccepted(form({ 0: '['.repeat(400_000) + ']'.repeat(400_000) }), called)).toBe(false)
  expect(await isAccepted(form({ 0: `[${'1,'.repeat(2001)}1]` }), called)).toBe(false)
  expect(await isAccepted(form({ 0: `["${',[\\"'.repeat(3000)}"]` }), called)).toBe(true)
  expect(
    await isAccepted(form(Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`a${at}`, ''])))),
  ).toBe(false)
  expect(await isAccepted(form({ ['a.'.repeat(200)]: '' }))).toBe(false)
  const withFile = form({ a: 'b' })
  withFile.append('file', new File(['x'], 'x.txt'))
  expect(await isAccepted(withFile)).toBe(false)
  const request = () => new Request(address, { method: 'POST', body: withFile })
  expect(await submittedActions(request(), { filesMax: 1 })).toEqual([])
  withFile.append('another', new File(['x'], 'x.txt'))
  expect(await submittedActions(request(), { filesMax: 1 })).toBeNull()
})

test('every action that a form calls is named, in whichever way', async () => {
  const other = 'ab'.repeat(21)
  expect(await actionsOf(form({ 0: '[]', [`$ACTION_ID_${other}`]: '' }), called)).toEqual([id, other])
  expect(await actionsOf(form({ [`$ACTION_ID_${id}`]: '', [`$ACTION_ID_${other}`]: '' }))).toEqual([
    id,
    other,
  ])
  expect(await actionsOf(form({ $ACTION_REF_x: '', '$ACTION_x:0': `{"id":"${id}","bound":null}` }))).toEqual([
    id,
  ])
  expect(await actionsOf(form({ subject: 'the fare' }))).toEqual([])
})

test('an action whose id cannot be read is refused', async () => {
  expect(await isAccepted(form({ $ACTION_REF_1: '' }))).toBe(false)
  expect(
    await isAccepted(form({ $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"$1"}', '$ACTION_1:1': `"${id}"` })),
  ).toBe(false)
  expect(await isAccepted(form({ $ACTION_REF_1: '', '$ACTION_1:0': '"$1"' }))).toBe(false)
  expect(await isAccepted(form({ $ACTION_REF_a: '', '$ACTION_b:0': `{"id":"${id}"}` }))).toBe(false)
  expect(await isAccepted(form({ $ACTION_ID_signIn: '' }))).toBe(false)
})
