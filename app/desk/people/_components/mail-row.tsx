import type { MailText } from '#features/mail/mail-texts'
import type { DeskMail } from '#features/worker/queries.server'
import { isolated } from '#lib/sentence'
import { CopyLink } from './copy-link.client'
import { Instant } from '#components/shell/instant'
import styles from './people.module.css'

export function MailRow({ mail }: { mail: DeskMail }) {
  const { id, to, name, subject, text } = mail
  return (
    <tr id={`mail-${id}`}>
      <th scope="row">
        <bdi>{name}</bdi>
        <span className="label">{to}</span>
      </th>
      <td data-label="Mail">
        {text === null ? (
          subject
        ) : (
          <details>
            <summary>{subject}</summary>
            <Text text={text} name={name} />
          </details>
        )}
      </td>
      <td data-label="State">
        <State mail={mail} />
      </td>
    </tr>
  )
}

function Text({ text, name }: { text: MailText; name: string }) {
  return (
    <div className={styles.mail}>
      {text.paragraphs.map((paragraph) =>
        typeof paragraph === 'string' ? (
          <p key={paragraph}>{paragraph}</p>
        ) : (
          <CopyLink
            key={paragraph.href}
            link={paragraph.href}
            label={`Address in the mail to ${isolated(name)}`}
          />
        ),
      )}
    </div>
  )
}

function State({ mail: { sentAt, storedAt, deadAt, lastError, createdAt } }: { mail: DeskMail }) {
  if (sentAt !== null)
    return (
      <>
        Sent <Instant at={sentAt} />
      </>
    )
  if (storedAt !== null)
    return (
      <>
        Not sent: pass it on
        <span className="label">
          stored <Instant at={storedAt} />
        </span>
      </>
    )
  if (deadAt !== null)
    return (
      <>
        Failed <Instant at={deadAt} />
      </>
    )
  return (
    <>
      Waits since <Instant at={createdAt} />
      {lastError === null ? null : (
        <span className="label">
          <bdi>{lastError}</bdi>
        </span>
      )}
    </>
  )
}
