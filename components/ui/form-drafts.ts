import type { Values } from './form-state'

/** Typed text that the server does not have yet. Only this browser stores it. */
export type Draft = {
  values: Values
  /** The values and revision that the form showed before typing. They reveal an edit by somebody else. */
  base: Values
  revision: number | null
  key: string
  /** ISO instant. */
  keptAt: string
}

/** Dispatched on the window after each change of the drafts. */
export const draftsChangedEvent = 'drafts'
const prefix = 'draft '
const storageKey = (editorId: string, form: string) => `${prefix}${editorId} ${form}`

/** Storage may be full or blocked. The form still has the text then, so the error is ignored. */
function withStorage<Result>(use: (storage: Storage) => Result, otherwise: Result): Result {
  try {
    return use(localStorage)
  } catch {
    return otherwise
  }
}

export function saveDraft(editorId: string, form: string, draft: Draft): void {
  withStorage((storage) => storage.setItem(storageKey(editorId, form), JSON.stringify(draft)), undefined)
  dispatchEvent(new Event(draftsChangedEvent))
}

export function removeDraft(editorId: string, form: string): void {
  withStorage((storage) => storage.removeItem(storageKey(editorId, form)), undefined)
  dispatchEvent(new Event(draftsChangedEvent))
}

export function loadDraft(editorId: string, form: string): Draft | null {
  removeSavedDraft()
  return withStorage((storage) => parseDraft(storage.getItem(storageKey(editorId, form))), null)
}

/** The draft value of one field, for a page that shows a form only if it has a draft. */
export const draftValue = (editorId: string, form: string, field: string): string | null =>
  withStorage((storage) => parseDraft(storage.getItem(storageKey(editorId, form))), null)?.values[field] ??
  null

export function draftForms(editorId: string): string[] {
  const own = storageKey(editorId, '')
  return withStorage(
    (storage) =>
      Object.keys(storage)
        .filter((name) => name.startsWith(own))
        .map((name) => name.slice(own.length)),
    [],
  )
}

export function clearDrafts(editorId: string): void {
  for (const form of draftForms(editorId)) removeDraft(editorId, form)
}

/** Deletes the draft whose key is in the URL parameter `saved`, then removes the parameter. */
export function removeSavedDraft(): void {
  const here = new URL(location.href)
  const saved = here.searchParams.get('saved')
  if (saved === null) return
  withStorage((storage) => {
    for (const name of Object.keys(storage))
      if (name.startsWith(prefix) && parseDraft(storage.getItem(name))?.key === saved)
        storage.removeItem(name)
  }, undefined)
  here.searchParams.delete('saved')
  history.replaceState(history.state, '', here)
  dispatchEvent(new Event(draftsChangedEvent))
}

function parseDraft(stored: string | null): Draft | null {
  const draft: unknown = stored === null ? null : JSON.parse(stored)
  return isDraft(draft) ? draft : null
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string')

const isDraft = (draft: unknown): draft is Draft =>
  typeof draft === 'object' &&
  draft !== null &&
  'values' in draft &&
  isValues(draft.values) &&
  'base' in draft &&
  isValues(draft.base) &&
  'key' in draft &&
  typeof draft.key === 'string' &&
  'keptAt' in draft &&
  typeof draft.keptAt === 'string' &&
  'revision' in draft &&
  (draft.revision === null || typeof draft.revision === 'number')
