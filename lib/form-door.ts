import { isSmallJson } from './small-json'

/** More than the largest form of ours has, with what the framework adds to it. */
const fieldsMax = 500
const nameLengthMax = 200

/** What React writes of an action’s arguments: JSON, in fields of these names. */
const holdsArguments = /^(\$ACTION_\d+:\d+|\d+)$/

/**
 * True when a body is a form as our pages send it. The framework answers what it cannot read with 500, as if the fault
 * were ours, and reads what is far too deep for a second; asked here first, it is refused.
 */
export async function isForm(request: Request): Promise<boolean> {
  const form = await formOf(request)
  if (form === null || (request.headers.has('next-action') && !form.has('0'))) return false
  return [...form].every(
    ([name, value]) =>
      name.length <= nameLengthMax &&
      (!holdsArguments.test(name) || (typeof value === 'string' && isSmallJson(value))),
  )
}

async function formOf(request: Request): Promise<FormData | null> {
  const type = request.headers.get('content-type') ?? ''
  const [, boundary] = /^multipart\/form-data;\s*boundary="?([^";,\s]{1,70})"?$/i.exec(type) ?? []
  if (boundary === undefined) return null
  try {
    const body = Buffer.from(await request.arrayBuffer())
    return partsOf(body, boundary) > fieldsMax
      ? null
      : await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch {
    return null
  }
}

/** Counted before they are taken apart, which costs far more. */
function partsOf(body: Buffer, boundary: string): number {
  const delimiter = `--${boundary}\r\n`
  let parts = 0
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + 1)) parts++
  return parts
}
