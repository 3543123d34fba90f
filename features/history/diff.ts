import { capitalize, uncapital } from '#lib/text'
import { ownValue } from '#lib/own-value'
import { fieldLabels, type Names, formatFieldValue } from './labels'

export type ChangedField = { label: string; before: string; after: string }

/** Offsets, ids and version fields: they change with their subject and mean nothing alone. */
const ignoredFields = new Set([
  ...['id', 'recordId', 'annotation', 'revision', 'ordinal', 'letter', 'parentId', 'notedOn'],
  ...['start', 'end', 'quoteStart', 'quoteAt', 'contextAt', 'contextStart', 'attributionSentence'],
  ...[
    'schema',
    'version',
    'publishedAt',
    'changeNote',
    'isCorrection',
    'publishedBy',
    'approvedBy',
    'sha256',
    'partsSha256',
  ],
  ...['min', 'max', 'publishedMin', 'publishedMax', 'originalSha256', 'capacityId', 'number', 'method'],
])

type PlainObject = Readonly<Record<string, unknown>>
const isPlainObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const noNames: Names = new Map()

/** The changed fields between two states of a subject, as text. Null is a missing state. */
export function changedFields(before: unknown, after: unknown, names: Names = noNames): ChangedField[] {
  const [fieldsBefore, fieldsAfter] = [before, after].map((state) =>
    fieldsOf(state, { key: '', label: '', names }),
  )
  const labels = new Set([...(fieldsAfter?.keys() ?? []), ...(fieldsBefore?.keys() ?? [])])
  return [...labels]
    .map((label) => ({
      label: label === '' ? 'It' : capitalize(label),
      before: fieldsBefore?.get(label) ?? '',
      after: fieldsAfter?.get(label) ?? '',
    }))
    .filter((field) => field.before !== field.after)
}

type FieldContext = { key: string; label: string; names: Names }
type Fields = Map<string, string>

/** The text of every non-empty field, by label. */
function fieldsOf(value: unknown, context: FieldContext): Fields {
  if (Array.isArray(value)) return listFields(value, context)
  if (!isPlainObject(value)) {
    const words = formatFieldValue(context.key, value, context.names)
    return words === '' ? new Map() : new Map([[context.label, words]])
  }
  if (isPassage(value)) return new Map([[context.label, quoted(value)]])
  return new Map(
    Object.entries(value)
      .filter(([key]) => !ignoredFields.has(key))
      .flatMap(([key, child]) => [
        ...fieldsOf(child, { ...context, key, label: nestedLabel(context.label, key) }),
      ]),
  )
}

/** Single values and passages share one field; every other item has its own, labelled by its identity. */
function listFields(list: readonly unknown[], context: FieldContext): Fields {
  const { key, label, names } = context
  const isPlain = list.every((item) => !isPlainObject(item) || isPassage(item))
  if (isPlain) {
    const words = list.map((item) =>
      isPlainObject(item) ? quoted(item) : formatFieldValue(key, item, names),
    )
    const joint = list.some(isPlainObject) || key === 'statementIds' ? '\n' : ', '
    return list.length === 0 ? new Map() : new Map([[label, words.join(joint)]])
  }
  return new Map(
    list.flatMap((item, index) => [
      ...fieldsOf(item, {
        ...context,
        label: `${label} ${isPlainObject(item) ? itemLabel(item, index) : index + 1}`,
      }),
    ]),
  )
}

const itemLabel = (item: PlainObject, index: number): string => {
  const { ordinal, letter, slug } = item
  const name = ordinal ?? letter ?? (typeof slug === 'string' ? `“${slug}”` : index + 1)
  return typeof name === 'number' || typeof name === 'string' ? String(name) : ''
}

/** `said` and its `edtf` are one field; a step's speaker is labelled by name alone. */
function nestedLabel(label: string, key: string): string {
  if (key === 'edtf') return label
  const fieldLabel = ownValue(fieldLabels, key) ?? key
  return label === '' ? fieldLabel : `${label}, ${uncapital(fieldLabel)}`
}

const isPassage = (value: unknown): value is PlainObject =>
  isPlainObject(value) && typeof value['exact'] === 'string' && 'start' in value && !('note' in value)

const quoted = ({ exact }: PlainObject): string => `“${String(exact)}”`
