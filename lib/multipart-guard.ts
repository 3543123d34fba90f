import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { isSmallJson } from './json-limits'

/** More parts than our largest form has with the framework's fields. Only an address that says so takes a file. */
const limits = { parts: 500 }
const nameLengthMax = 200

/** React sends an action's arguments as JSON in fields with these names. */
const holdsArguments = /^(\$ACTION_\d+:\d+|\d+)$/

/** Stops reading a body that is not one of our forms. */
class RejectedForm extends Error {}

/** The id of an action: the hash of its place in the code. */
const isActionId = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{40,44}$/.test(text)

/** React's names for the action of a form without script: its id, or a reference to a field with its id. */
const idField = '$ACTION_ID_'
const referenceField = '$ACTION_REF_'
const boundAction = /^\$ACTION_(.*):0$/

/**
 * The actions that a body calls, or null if it is not a form as our pages send it. The framework answers an unreadable
 * one with 500 and needs a second for one that is nested far too deep, so both are refused first. The body is streamed
 * and not stored (docs/guarantees.md R18).
 */
export async function submittedActions(
  { headers, body }: Request,
  { filesMax = 0 }: { filesMax?: number } = {},
): Promise<string[] | null> {
  const type = headers.get('content-type') ?? ''
  if (body === null || !/^multipart\/form-data;\s*boundary="?[^";,\s]{1,70}"?$/i.test(type)) return null
  const called = headers.get('next-action')
  const ids: unknown[] = called === null ? [] : [called]
  const references = new Set<string>()
  const bound = new Set<string>()
  const parser = new Busboy({ headers: { 'content-type': type }, limits: { ...limits, files: filesMax } })
  const refuse = () => parser.destroy(new RejectedForm())
  let isCalled = called === null
  parser.on('field', (name, value) => {
    if (name.length > nameLengthMax || (holdsArguments.test(name) && !isSmallJson(value))) refuse()
    if (name === '0') isCalled = true
    if (name.startsWith(idField)) ids.push(name.slice(idField.length))
    if (name.startsWith(referenceField)) references.add(name.slice(referenceField.length))
    const key = boundAction.exec(name)?.[1]
    if (key === undefined) return
    bound.add(key)
    ids.push(idIn(value))
  })
  parser.on('file', (_name, file) => file.resume())
  for (const limit of ['partsLimit', 'filesLimit'] as const) parser.on(limit, refuse)
  try {
    await pipeline(body, parser)
  } catch {
    return null
  }
  const isWhole = isCalled && [...references].every((key) => bound.has(key))
  return isWhole && ids.every(isActionId) ? ids : null
}

/** The id that React would read. It also follows references to other fields, which no form of ours has as an id. */
function idIn(json: string): unknown {
  if (!isSmallJson(json)) return null
  const value: unknown = JSON.parse(json)
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null
}
