import type { Page } from '#app/document-response'
import { capitalize } from '#lib/text'

/** Passwords are never sent back. */
const secretFields = new Set(['password', 'current', 'chosen', 'again'])

/** Longer values, or values of more than one word, were typed and not chosen. */
const isTyped = (name: string, value: string): boolean =>
  !name.startsWith('$') && (value.length > 40 || /\s/.test(value))

/** Status 503 for a form: the same form with its values, to be sent to the same address again. */
export function notSavedPage(action: string, form: FormData): Page {
  const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []))
  const isSecret = fields.some(({ name }) => secretFields.has(name))
  return {
    title: 'Not saved yet',
    main: (
      <main id="main" className="wrap">
        <h1>Not saved yet</h1>
        <p className="lead">
          The records cannot be reached at this moment.{' '}
          {isSecret
            ? 'Wait a few seconds, then go back to the form.'
            : 'What you typed is below. Send it again in a few seconds; it is not saved twice.'}
        </p>
        {isSecret ? <a href={action}>Back to the form</a> : <SameForm action={action} fields={fields} />}
      </main>
    ),
  }
}

/** After a form whose page failed: its change may be saved. */
export const uncertainPage = (id: string): Page => ({
  title: 'The page did not load',
  main: (
    <main id="main" className="wrap">
      <h1>The page did not load</h1>
      <p className="lead">
        It may be saved already. Go back: what you typed is still in the form. Send it again in a few seconds;
        it is not saved twice.
      </p>
      <p>Number {id}.</p>
    </main>
  ),
})

type Field = { name: string; value: string }

function SameForm({ action, fields }: { action: string; fields: Field[] }) {
  return (
    <form action={action} method="post" encType="multipart/form-data">
      {fields.map(({ name, value }, index) =>
        isTyped(name, value) ? (
          <p className="field" key={index}>
            <label htmlFor={`field-${index}`}>{capitalize(name)}</label>
            <textarea id={`field-${index}`} name={name} rows={5} defaultValue={value} />
          </p>
        ) : (
          <input type="hidden" name={name} value={value} key={index} />
        ),
      )}
      <button className="button primary" type="submit">
        Send it again
      </button>
    </form>
  )
}
