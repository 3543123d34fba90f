import { randomUUID } from 'node:crypto'
import { formFields } from './form-fields.mjs'

const isNewNoteForm = (form) =>
  /name="body"/.test(form) && /name="recordId"/.test(form) && !/name="id"/.test(form)

/** Reads the form for a new note from its page, as somebody who is signed in sees it. */
async function readNoteForm(app, { token, number, statementId }) {
  const url = `${app.url}/desk/records/${number}`
  const cookie = `__Host-variance=${token}`
  const page = await (await fetch(url, { headers: { cookie }, redirect: 'manual' })).text()
  const form = (page.match(/<form[^]*?<\/form>/g) ?? []).find(isNewNoteForm)
  if (!form) throw new Error(`${url} shows no form for a note.`)
  const fields = formFields(form)
  fields.set('body', 'The report gives no date for it.')
  fields.set('passages.0.statementId', statementId)
  fields.set('passages.0.exact', '')
  fields.set('passages.0.place', '1-9')
  return { url, cookie, fields }
}

/** Sends one form after the other, each time under a key of its own: the session, the checks, and one transaction. */
export async function noteRequests(app, { token, marks }) {
  const forms = []
  for (const mark of marks) forms.push(await readNoteForm(app, { token, ...mark }))
  let turn = 0
  return () => {
    const { url, cookie, fields } = forms[turn++ % forms.length]
    const boundary = '----bench'
    const parts = [...fields, ['idempotencyKey', randomUUID()]]
      .filter(([name], index) => name !== 'idempotencyKey' || index === fields.size)
      .map(
        ([name, value]) =>
          `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
    const body = Buffer.from(`${parts.join('')}--${boundary}--\r\n`)
    const headers = {
      cookie,
      origin: app.url,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': body.length,
    }
    return { url, method: 'POST', headers, body }
  }
}
