import { randomUUID } from 'node:crypto'

const unescaped = (text) =>
  text.replaceAll(
    /&(amp|lt|gt|quot|#x27);/g,
    (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
  )
const attribute = (tag, name) => {
  const match = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return match ? unescaped(match[1]) : undefined
}

/** The fields that a browser without script would submit, with their values. */
function formFields(form) {
  const fields = new Map()
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
    const isLeftOut = /checkbox|radio/.test(type ?? '') && !/\schecked/.test(tag)
    if (name !== undefined && !isLeftOut) fields.set(name, attribute(tag, 'value') ?? '')
  }
  for (const [, tag, options] of form.matchAll(/<select([^>]*)>([^]*?)<\/select>/g)) {
    const selected = /<option[^>]*\sselected[^>]*>/.exec(options) ?? /<option[^>]*>/.exec(options)
    fields.set(attribute(tag, 'name'), attribute(selected?.[0] ?? '', 'value') ?? '')
  }
  for (const [, tag, text] of form.matchAll(/<textarea([^>]*)>([^]*?)<\/textarea>/g))
    fields.set(attribute(tag, 'name'), unescaped(text))
  return fields
}

const isNewNoteForm = (form) =>
  /name="body"/.test(form) && /name="recordId"/.test(form) && !/name="id"/.test(form)

/** Reads the form for a new note from its page, as a signed-in editor. */
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

/** Submits the forms in turn, each time with a new idempotency key: session, checks and one transaction. */
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
    }
    return { url, method: 'POST', headers, body }
  }
}
