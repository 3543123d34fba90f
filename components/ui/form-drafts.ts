import { isValues, type Values } from './form-state'
import { openTabs, thisTab } from './tab'

/** Where a form is, for the list of drafts. */
export type DraftPlace = { address: string; page: string; form: string }

/** Typed text that the server does not have yet. Only this browser stores it. */
export type Draft = {
  values: Values
  /** The values and revision that the form showed before typing. They reveal an edit by another editor. */
  base: Values
  revision: number | null
  key: string
  /** ISO instant. */
  keptAt: string
  place?: DraftPlace
  /** The submission that was without an answer when this was typed. Once it is saved, its values are the base. */
  after?: { key: string; values: Values }
}

/** A draft belongs to one form in one tab. Drafts of older versions of the site have no tab. */
export type StoredDraft = Draft & { storageName: string; formName: string; tab: string }

/** Dispatched on the window after each change of the drafts. */
export const draftsChangedEvent = 'drafts'
/** Dispatched on the window when an editor discards a draft. */
export const draftDiscardedEvent = 'draft-discarded'

const prefix = 'draft '
const editorPrefix = (editorId: string) => `${prefix}${editorId} `
const storageNameOf = (editorId: string, form: string, tab: string) =>
  `${editorPrefix(editorId)}${form} ${tab}`

/** Storage may be full or blocked. The form still has the text then, so the error is ignored. */
function withStorage<Result>(use: (storage: Storage) => Result, otherwise: Result): Result {
  try {
    return use(localStorage)
  } catch {
    return otherwise
  }
}

function write(storageName: string, draft: Draft): void {
  withStorage((storage) => storage.setItem(storageName, JSON.stringify(draft)), undefined)
  dispatchEvent(new Event(draftsChangedEvent))
}

function remove(storageName: string): void {
  withStorage((storage) => storage.removeItem(storageName), undefined)
  dispatchEvent(new Event(draftsChangedEvent))
}

/** Stores the draft of a form in this tab. */
export async function saveDraft(editorId: string, form: string, draft: Draft): Promise<void> {
  write(storageNameOf(editorId, form, await thisTab()), draft)
}

export async function removeDraft(editorId: string, form: string): Promise<void> {
  remove(storageNameOf(editorId, form, await thisTab()))
}

/** Removes the draft of a form in this tab, with its selections on the page. */
export async function discardDraft(editorId: string, form: string): Promise<void> {
  await removeDraft(editorId, form)
  dispatchEvent(new Event(draftDiscardedEvent))
}

/** Removes one draft of the list. */
export const removeStoredDraft = ({ storageName }: StoredDraft): void => remove(storageName)

/** The names of the stored drafts, one for each form in each tab. */
export function draftNames(editorId: string): string[] {
  const namePrefix = editorPrefix(editorId)
  return withStorage((storage) => Object.keys(storage).filter((name) => name.startsWith(namePrefix)), [])
}

/** All drafts, newest first. */
export function storedDrafts(editorId: string): StoredDraft[] {
  const namePrefix = editorPrefix(editorId)
  const drafts = draftNames(editorId).flatMap((storageName): StoredDraft[] => {
    const [formName = '', tab = ''] = storageName.slice(namePrefix.length).split(' ')
    const draft = withStorage((storage) => parseDraft(storage.getItem(storageName)), null)
    return draft ? [{ ...draft, storageName, formName, tab }] : []
  })
  return drafts.toSorted((left, right) => (left.keptAt < right.keptAt ? 1 : -1))
}

/** The newest draft value of one field, for a page that shows a form only if it has a draft. */
export const draftValue = (editorId: string, form: string, field: string): string | null =>
  storedDrafts(editorId).find(({ formName }) => formName === form)?.values[field] ?? null

export type OtherDraft = { draft: StoredDraft; isOpen: boolean }

/** The drafts of a form in other tabs, newest first. */
export async function otherDrafts(editorId: string, form: string): Promise<OtherDraft[]> {
  const tab = await thisTab()
  const isOpenTab = await openTabs()
  return storedDrafts(editorId)
    .filter((draft) => draft.formName === form && draft.tab !== tab)
    .map((draft) => ({ draft, isOpen: isOpenTab(draft.tab) }))
}

/**
 * The draft of a form in this tab. Without one, the newest draft of a closed tab moves here; a draft of an open tab stays
 * there. The lock prevents two tabs from restoring the same draft.
 */
export async function restoreDraft(editorId: string, form: string): Promise<StoredDraft | null> {
  removeSavedDraft()
  const tab = await thisTab()
  return navigator.locks.request('drafts', async () => {
    const thisDraft = storedDrafts(editorId).find((draft) => draft.formName === form && draft.tab === tab)
    if (thisDraft) return thisDraft
    const closed = (await otherDrafts(editorId, form)).find(({ isOpen }) => !isOpen)
    return closed ? moveDraft(editorId, closed.draft, tab) : null
  })
}

/** Moves a draft to another tab. */
function moveDraft(editorId: string, draft: StoredDraft, tab: string): StoredDraft {
  const { storageName, formName, tab: _previous, ...content } = draft
  const movedDraft = { ...draft, tab, storageName: storageNameOf(editorId, formName, tab) }
  if (movedDraft.storageName === storageName) return draft
  write(movedDraft.storageName, content)
  remove(storageName)
  return movedDraft
}

/** Puts a draft aside, as if its tab had been closed. */
export const setDraftAside = (editorId: string, draft: StoredDraft): StoredDraft =>
  moveDraft(editorId, draft, crypto.randomUUID())

/** Brings a draft of a closed tab into this one, and puts this tab's own draft aside. */
export async function swapDraft(editorId: string, draft: StoredDraft): Promise<StoredDraft> {
  const tab = await thisTab()
  const thisDraft = storedDrafts(editorId).find(
    (candidate) => candidate.formName === draft.formName && candidate.tab === tab,
  )
  if (thisDraft) setDraftAside(editorId, thisDraft)
  return moveDraft(editorId, draft, tab)
}

export function clearDrafts(editorId: string): void {
  for (const name of draftNames(editorId)) remove(name)
}

/**
 * Deletes the draft whose key is in the URL parameter `saved`, then removes the parameter. Text that was typed after
 * that submission stays a draft, on top of what is saved now.
 */
export function removeSavedDraft(): void {
  const here = new URL(location.href)
  const saved = here.searchParams.get('saved')
  if (saved === null) return
  withStorage((storage) => {
    for (const name of Object.keys(storage).filter((key) => key.startsWith(prefix))) {
      const draft = parseDraft(storage.getItem(name))
      if (draft?.key === saved) storage.removeItem(name)
      if (draft?.after?.key !== saved) continue
      const { after, ...typed } = draft
      storage.setItem(name, JSON.stringify({ ...typed, base: after.values }))
    }
  }, undefined)
  here.searchParams.delete('saved')
  history.replaceState(history.state, '', here)
  dispatchEvent(new Event(draftsChangedEvent))
}

function parseDraft(stored: string | null): Draft | null {
  const draft: unknown = stored === null ? null : JSON.parse(stored)
  return isDraft(draft) ? draft : null
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isPlace = (place: unknown): boolean =>
  place === undefined || (isValues(place) && ['address', 'page', 'form'].every((name) => name in place))

const isAfter = (after: unknown): boolean =>
  after === undefined || (isRecord(after) && typeof after['key'] === 'string' && isValues(after['values']))

const isDraft = (draft: unknown): draft is Draft =>
  isRecord(draft) &&
  isValues(draft['values']) &&
  isValues(draft['base']) &&
  typeof draft['key'] === 'string' &&
  typeof draft['keptAt'] === 'string' &&
  (draft['revision'] === null || typeof draft['revision'] === 'number') &&
  isPlace(draft['place']) &&
  isAfter(draft['after'])
