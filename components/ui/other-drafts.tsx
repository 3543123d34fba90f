import type { OtherDraft, StoredDraft } from './form-drafts'
import { differingFields } from './form-state'

const excerptLength = 60

/** The first words of a draft that differ from what the form showed. */
export function draftExcerpt({ values, base }: StoredDraft): string {
  const typed = differingFields(values, base).map((name) => values[name] ?? '')
  const text = typed.find((value) => /\s/.test(value.trim())) ?? typed.find((value) => value !== '') ?? ''
  const words = text.trim().replaceAll(/\s+/g, ' ')
  return words.length > excerptLength ? `${words.slice(0, excerptLength)}…` : words
}

export function DraftTime({ at }: { at: string }) {
  const savedAt = new Date(at).toLocaleString('en-IN', { dateStyle: 'medium', timeStyle: 'short' })
  return <time dateTime={at}>{savedAt}</time>
}

type Props = { others: readonly OtherDraft[]; restore: (draft: StoredDraft) => void }

/** Names the drafts of this form that other tabs have. The form is not filled with them by itself. */
export function OtherDrafts({ others, restore }: Props) {
  return others.map(({ draft, isOpen }) => (
    <output key={draft.storageName} className="banner restored">
      <p>
        {isOpen ? 'Another tab has a draft of this form' : 'Another draft of this form is kept'}, of{' '}
        <DraftTime at={draft.keptAt} />: “{draftExcerpt(draft)}”.{' '}
        {isOpen ? 'It stays in that tab. What you type here is a draft of its own.' : null}
      </p>
      {isOpen ? null : (
        <button type="button" className="button bare" onClick={() => restore(draft)}>
          Bring it back here
        </button>
      )}
    </output>
  ))
}
