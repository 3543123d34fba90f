import { Instant } from '#components/shell/instant'
import { ChangedList, ChangesColumn } from '#components/history/changed-list'
import { Icon } from '#components/ui/icon'
import { roleWord } from '#features/editors/editor'
import type { ChangedField } from '#features/history/diff'
import { paths } from '#lib/paths'
import { isolated } from '#lib/sentence'
import { capitalize } from '#lib/text'

type AuditEntry = {
  seq: bigint
  at: Date
  actor: string | null
  /** The actor's role at that time. */
  actorRole: string
  action: string
  subject: string
  subjectId: string
  name: string | null
  reason: string | null
  isNew: boolean
  fields: readonly ChangedField[]
}
type Props = {
  events: readonly AuditEntry[]
  next: bigint | null
  /** The only subject whose events are shown; empty for all. */
  subject: string
  verdict: ChainState | null
}

export function AuditPage({ events, next, subject, verdict }: Props) {
  const older = new URLSearchParams({ ...(subject ? { subject } : {}), before: String(next) })
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Audit</h1>
        <p className="label">
          Every change, who made it and in what role. Nothing is ever taken out, but the name of an erased
          account.
        </p>
        <a className="button" href={`${paths.desk.audit()}?check=now`}>
          Check the chain
        </a>
      </div>
      <ChangesColumn>
        {verdict === null ? null : <ChainLine chain={verdict} />}
        {subject === '' ? null : (
          <p>
            One subject alone. <a href={paths.desk.audit()}>All changes</a>
          </p>
        )}
        <ol className="rows">
          {events.map((event) => (
            <Event key={String(event.seq)} event={event} isAlone={subject !== ''} />
          ))}
        </ol>
        {events.length === 0 ? <p>Nothing older.</p> : null}
        {next === null ? null : (
          <p>
            <a href={`?${older.toString()}`}>Older changes</a>
          </p>
        )}
      </ChangesColumn>
    </main>
  )
}

function Event({ event, isAlone }: { event: AuditEntry; isAlone: boolean }) {
  const { seq, at, actor, actorRole, action, subject, subjectId, name, reason, isNew, fields } = event
  return (
    <li>
      <p>
        <span className="label">{String(seq)}</span> <strong>{capitalize(action)}</strong>,{' '}
        {subjectName(subject, name)}, by {actor === null ? 'nobody signed in' : <bdi>{actor}</bdi>} as{' '}
        {roleWord(actorRole)}, <Instant at={at} />
      </p>
      {reason === null ? null : (
        <p className="reason" dir="auto">
          {reason}
        </p>
      )}
      {fields.length === 0 ? null : (
        <details>
          <summary>
            {fields.length} {fields.length === 1 ? 'field' : 'fields'}
            <span className="visually-hidden"> of event {String(seq)}</span>
          </summary>
          <ChangedList fields={fields} isNew={isNew} />
        </details>
      )}
      {isAlone ? null : (
        <p className="alone">
          <a href={`${paths.desk.audit()}?subject=${subjectId}`}>
            Its changes alone<span className="visually-hidden">, of event {String(seq)}</span>
          </a>
        </p>
      )}
    </li>
  )
}

/** A record is identified by its number, everything else by its name. */
function subjectName(subject: string, name: string | null): string {
  if (name === null) return subject
  return subject === 'record' ? name : `${subject} ${isolated(`“${name}”`)}`
}

export function NotForThisRole() {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Audit</h1>
      </div>
      <div className="wrap column">
        <p>Your role does not allow this. Publishers and admins read the audit.</p>
      </div>
    </main>
  )
}

type ChainState = { events: bigint; firstWrong: bigint | null; headHolds: boolean }

/** Reports whether the hash chain is intact, and names the first wrong event. */
function ChainLine({ chain: { events, firstWrong, headHolds } }: { chain: ChainState }) {
  if (firstWrong === null && headHolds)
    return (
      <output className="banner">
        <p>The chain holds: {String(events)} events, each with the hash that the next one names.</p>
      </output>
    )
  return (
    <div className="banner alert" role="alert">
      <Icon name="alert" />
      <p>
        <strong>The chain does not hold.</strong>{' '}
        {firstWrong === null
          ? 'Events are missing at its end.'
          : `Event ${String(firstWrong)} is the first that is wrong.`}
      </p>
    </div>
  )
}
