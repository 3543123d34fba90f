import { ButtonForm } from '#components/ui/button-form.client'
import type { FormAction } from '#components/ui/form-state'
import { type JobKind, jobKindLabels, type QueueState } from '#features/jobs/job'
import type { DeadJob, DeskMail } from '#features/worker/queries.server'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { Instant } from '#components/shell/instant'
import { MailRow } from './mail-row'
import styles from './people.module.css'

type Props = {
  queues: readonly QueueState[]
  dead: readonly DeadJob[]
  mails: readonly DeskMail[]
  /** Null where no mail server is set. */
  mailHost: string | null
  retry: FormAction
}

export function JobsPage({ queues, dead, mails, mailHost, retry }: Props) {
  const openCount = queues.reduce((sum, { open }) => sum + open, 0)
  const deadCount = queues.reduce((sum, queue) => sum + queue.dead, 0)
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Mail and jobs</h1>
        <p className="label">
          {openCount} waiting, {deadCount} failed
        </p>
        <a className="button" href={paths.desk.people()}>
          People
        </a>
      </div>
      <div className="wrap">
        <section className={styles.jobs} aria-labelledby="failed">
          <h2 id="failed">Failed</h2>
          {dead.length === 0 ? <p>Nothing has failed for good.</p> : <DeadJobs dead={dead} retry={retry} />}
        </section>
        <section className={styles.jobs} aria-labelledby="mail">
          <h2 id="mail">Mail</h2>
          <p>
            {mailHost === null
              ? 'No mail server is set, so no mail is sent. Pass on yourself what a mail says.'
              : `Mail is sent by ${mailHost}. The text of a mail is shown only if there was no mail server.`}
          </p>
          {mails.length === 0 ? <p>There was no mail in the last 30 days.</p> : <Mails mails={mails} />}
        </section>
      </div>
    </main>
  )
}

function DeadJobs({ dead, retry }: Pick<Props, 'dead' | 'retry'>) {
  return (
    <table className={styles.people}>
      <caption className="visually-hidden">Jobs that failed for good</caption>
      <thead>
        <tr>
          <th scope="col">Job</th>
          <th scope="col">Failed</th>
          <th scope="col">Last error</th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {dead.map(({ id, kind, to, deadAt, attempts, lastError }) => (
          <tr key={id} id={`job-${id}`}>
            <th scope="row">
              {jobKindLabels[kind]}
              {to === null ? null : <span className="label">{to}</span>}
            </th>
            <td data-label="Failed">
              <Instant at={deadAt} />
              <span className="label">{attempts === 1 ? '1 attempt' : `${attempts} attempts`}</span>
            </td>
            <td data-label="Last error">
              <bdi>{lastError}</bdi>
            </td>
            <td>
              <ButtonForm action={retry} values={{ id }} idempotencyKey={newIdempotencyKey()}>
                Try again<span className="visually-hidden">: {named(kind, to)}</span>
              </ButtonForm>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const named = (kind: JobKind, to: string | null) => jobKindLabels[kind] + (to === null ? '' : ` to ${to}`)

function Mails({ mails }: Pick<Props, 'mails'>) {
  return (
    <table className={styles.people}>
      <caption className="visually-hidden">The latest mails</caption>
      <thead>
        <tr>
          <th scope="col">To</th>
          <th scope="col">Mail</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <MailRow key={mail.id} mail={mail} />
        ))}
      </tbody>
    </table>
  )
}
