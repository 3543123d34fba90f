/** A selection with the reset key of its text at that time. */
export type StoredSelection = { name: string; start: number; end: number; exact: string; since: string }

const isSelection = (value: unknown): value is StoredSelection =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'exact' in value &&
  typeof value.exact === 'string' &&
  'since' in value &&
  typeof value.since === 'string' &&
  'start' in value &&
  'end' in value &&
  Number.isInteger(value.start) &&
  Number.isInteger(value.end)

/** The stored selections by page and text; none if the stored text is malformed. */
export function parseSelections(text: string | null): Map<string, StoredSelection> {
  const entries: unknown = JSON.parse(text ?? '[]')
  const selections = new Map<string, StoredSelection>()
  for (const entry of Array.isArray(entries) ? entries : []) {
    const [key, selection]: unknown[] = Array.isArray(entry) ? entry : []
    if (typeof key === 'string' && isSelection(selection)) selections.set(key, selection)
  }
  return selections
}
