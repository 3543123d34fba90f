export type Form = {
  /** The values that an unchanged form would submit. */
  fields: readonly (readonly [name: string, value: string])[]
  /** Unchecked checkboxes. */
  boxes: readonly string[]
  /** The label of its last button. */
  submit: string
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }

export const textOf = (html: string): string =>
  html.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (entity, hex, decimal, name) =>
    hex || decimal
      ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal))
      : (entities[name] ?? entity),
  )

function attributesOf(tag: string): Record<string, string> {
  const matches = tag.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)
  return Object.fromEntries(
    [...matches].map(([, name = '', value = '']) => [name.toLowerCase(), textOf(value)]),
  )
}

/** HTML ignores the first line break of a text area. */
const areaText = (html: string) => textOf(html).replace(/^\n/, '')

function chosenOf(options: string): string {
  const all = [...options.matchAll(/<option([^>]*)>([^]*?)<\/option>/g)].map(([, tag = '', text = '']) => {
    const attributes = attributesOf(tag)
    return { value: attributes['value'] ?? textOf(text), isSelected: 'selected' in attributes }
  })
  return (all.find(({ isSelected }) => isSelected) ?? all[0])?.value ?? ''
}

const control = /<input\b([^>]*)>|<textarea\b([^>]*)>([^]*?)<\/textarea>|<select\b([^>]*)>([^]*?)<\/select>/g

function fieldsOf(form: string): [string, string][] {
  return [...form.matchAll(control)].flatMap(([, input, area, areaBody = '', select, options = '']) => {
    const attributes = attributesOf(input ?? area ?? select ?? '')
    const { name, type = 'text', value } = attributes
    if (name === undefined || 'disabled' in attributes || /^(submit|button|reset)$/.test(type)) return []
    if (area !== undefined) return [[name, areaText(areaBody)]]
    if (select !== undefined) return [[name, chosenOf(options)]]
    if (/^(checkbox|radio)$/.test(type)) return 'checked' in attributes ? [[name, value ?? 'on']] : []
    return [[name, value ?? '']]
  })
}

const boxesOf = (form: string): string[] =>
  [...form.matchAll(/<input\b([^>]*)>/g)]
    .map(([, tag = '']) => attributesOf(tag))
    .flatMap(({ type, checked, name }) =>
      type === 'checkbox' && checked === undefined && name ? [name] : [],
    )

const submitOf = (form: string): string =>
  textOf(
    [...form.matchAll(/<button\b[^>]*>([^]*?)<\/button>/g)].at(-1)?.[1]?.replaceAll(/<[^>]*>/g, '') ?? '',
  )

/** The forms of one of our pages, as React renders them. */
export function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>([^]*?)<\/form>/g)].map(([, body = '']) => ({
    fields: fieldsOf(body),
    boxes: boxesOf(body),
    submit: submitOf(body),
  }))
}

/** The first form with these fields, and with the given values where they are not null. */
export function formWith(html: string, required: Record<string, string | null>): Form | undefined {
  return formsOf(html).find(({ fields }) =>
    Object.entries(required).every(([name, value]) =>
      fields.some(
        ([candidateName, fieldName]) => candidateName === name && (value === null || fieldName === value),
      ),
    ),
  )
}

export const valueIn = ({ fields }: Form, name: string): string =>
  fields.find(([fieldName]) => fieldName === name)?.[1] ?? ''

/** The form data a browser without script sends. A null field is left out; a field the form lacks is added. */
export function formDataOf({ fields }: Form, changes: Record<string, string | null>): FormData {
  const data = new FormData()
  // Every edit is confirmed, as by an editor who answers that the review may end.
  if (fields.some(([name]) => name === 'idempotencyKey')) data.append('dropsReview', 'on')
  for (const [name, value] of fields) if (!(name in changes)) data.append(name, value)
  for (const [name, value] of Object.entries(changes)) if (value !== null) data.append(name, value)
  return data
}
