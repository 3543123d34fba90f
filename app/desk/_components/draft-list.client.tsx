'use client'

import { removeStoredDraft, type StoredDraft } from '#components/ui/form-drafts'
import { DraftTime, draftExcerpt } from '#components/ui/other-drafts'

type Props = { drafts: readonly StoredDraft[]; close: () => void }

/** A link to the fragment that is already in the address fires no event. */
function goTo(address: string | undefined, close: () => void): void {
  close()
  const { pathname, search, hash } = location
  if (address === pathname + search + hash) dispatchEvent(new Event('hashchange'))
}

/** The unsaved changes of this browser, each with a link to its form. */
export function DraftList({ drafts, close }: Props) {
  return (
    <ul className="plain-list drafts">
      {drafts.map((draft) => (
        <li key={draft.storageName}>
          <p>
            {draft.place ? (
              <a href={draft.place.address} onClick={() => goTo(draft.place?.address, close)}>
                {draft.place.page}: {draft.place.form}
              </a>
            ) : (
              'A form of an older version of the site'
            )}
            {', '}
            <DraftTime at={draft.keptAt} />
            <br />“{draftExcerpt(draft)}”
          </p>
          <button type="button" className="linked" onClick={() => removeStoredDraft(draft)}>
            Discard<span className="visually-hidden">: {draftExcerpt(draft)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
