import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { isSmallJson } from './json-limits'

/** More parts than our largest form has with the framework's fields. None of our forms sends a file. */
const limits = { parts: 500, files: 0 }
const nameLengthMax = 200

/** React sends an action's arguments as JSON in fields with these names. */
const holdsArguments = /^(\$ACTION_\d+:\d+|\d+)$/

/** Stops reading a body that is not one of our forms. */
class RejectedForm extends Error {}

/**
 * True if a body is a form as our pages send it. The framework answers an unreadable one with 500 and needs a second for
 * one that is nested far too deep, so both are refused first. The body is streamed and not stored
 * (docs/guarantees.md R18).
 */
export async function isAcceptableForm({ headers, body }: Request): Promise<boolean> {
  const type = headers.get('content-type') ?? ''
  if (body === null || !/^multipart\/form-data;\s*boundary="?[^";,\s]{1,70}"?$/i.test(type)) return false
  const parser = new Busboy({ headers: { 'content-type': type }, limits })
  const refuse = () => parser.destroy(new RejectedForm())
  let isCalled = !headers.has('next-action')
  parser.on('field', (name, value) => {
    if (name.length > nameLengthMax || (holdsArguments.test(name) && !isSmallJson(value))) refuse()
    if (name === '0') isCalled = true
  })
  for (const limit of ['partsLimit', 'filesLimit'] as const) parser.on(limit, refuse)
  try {
    await pipeline(body, parser)
    return isCalled
  } catch {
    return false
  }
}
