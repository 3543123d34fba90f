import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { isSmallJson } from './json-limits'

/** More than the largest form of ours has, with what the framework adds to it; no form of ours sends a file. */
const limits = { parts: 500, files: 0 }
const nameLengthMax = 200

/** What React writes of an action’s arguments: JSON, in fields of these names. */
const holdsArguments = /^(\$ACTION_\d+:\d+|\d+)$/

/** What is no form of ours is not read to its end. */
class RejectedForm extends Error {}

/**
 * True when a body is a form as our pages send it. The framework answers what it cannot read with 500, as if the fault
 * were ours, and reads what is far too deep for a second; asked here first, it is refused. It is read piece by piece and
 * kept nowhere (docs/guarantees.md R18).
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
