import type { ReactNode } from 'react'
import { citation, citationAddress } from '#features/exports/citation'
import { exportLinks } from '#features/exports/formats'
import type { RecordDocument } from '#features/publications/document'
import { paths } from '#lib/paths'
import { ViewSwitch } from '#components/record/view-switch'

const shapes = {
  cite: 'M4 5h16M4 10h16M4 15h10M4 20h7',
  share: 'M12 15V3.5M7.5 8 12 3.5 16.5 8M5 13v7.5h14V13',
  export: 'M12 3.5V15M7.5 10.5 12 15l4.5-4.5M5 17v3.5h14V17',
}

/** The reader's actions on a record. All use native elements, and only copying needs script. */
export function RecordActions({ document, origin }: { document: RecordDocument; origin: string }) {
  const { number, version, ties } = document
  const link = `${origin}${paths.shortRecord(number)}`
  const pinned = citationAddress(document, origin)
  const cited = citation(document)
  return (
    <div className="actions noprint">
      <ViewSwitch />
      <Act name="cite" label="Cite" title="Cite this record">
        <p className="label">Pinned to version {version}. It will not change.</p>
        <p className="copy">
          <bdi>{cited}</bdi>
          <br />
          {pinned}
        </p>
        <CopyButton text={`${cited}\n${pinned}`} label="Copy citation" />
      </Act>
      <Act name="share" label="Share" title="Share">
        <p className="copy">{link}</p>
        <p className="hint">
          To share one point of conflict, add {ties.map(({ ordinal }) => `#${ordinal}`).join(' or ')} to the
          link.
        </p>
        <CopyButton text={link} label="Copy link" />
      </Act>
      <Act name="export" label="Export" title="Export this record">
        <p className="label">Pinned to version {version}. It will not change.</p>
        <ul className="formats">
          {exportLinks('record', { path: paths.record(document), version }).map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </Act>
    </div>
  )
}

type ActProps = { name: keyof typeof shapes; label: string; title: string; children: ReactNode }

function Act({ name, label, title, children }: ActProps) {
  return (
    <>
      <button className="button" type="button" popoverTarget={name}>
        <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
          <path d={shapes[name]} />
        </svg>
        {label}
      </button>
      <dialog id={name} popover="auto" className="popover" aria-labelledby={`${name}-title`}>
        <h2 id={`${name}-title`}>{title}</h2>
        {children}{' '}
        <button className="button" type="button" popoverTarget={name} popoverTargetAction="hide">
          Close
        </button>
      </dialog>
    </>
  )
}

/** Hidden until the reader script has found a clipboard. */
function CopyButton({ text, label }: { text: string; label: string }) {
  return (
    <button className="button primary" type="button" data-copy={text} aria-live="polite" hidden>
      {label}
    </button>
  )
}
