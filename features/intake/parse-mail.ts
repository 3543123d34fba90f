import PostalMime from 'postal-mime'
import { htmlDocument } from './html-document'
import { htmlText } from './html-text'
import { readPastedText } from './read-source'
import { type ParsedSource, type Seen, UnreadableSource } from './source-proposal'
import { instantOf } from './written-date'

/** The words of a mail (.eml), its subject first; attachments are left out. */
export async function parseMail(bytes: Uint8Array): Promise<ParsedSource> {
  const mail = await PostalMime.parse(bytes)
  const type = mail.headers.find(({ key }) => key === 'content-type')?.value ?? ''
  if (/multipart\/encrypted|pkcs7-mime/i.test(type))
    throw new UnreadableSource('This mail is encrypted. Paste its text instead.')
  if (mail.from === undefined && mail.date === undefined)
    throw new UnreadableSource('This is no mail: it names neither a sender nor a day.')
  const body = (mail.text ?? htmlText(htmlDocument(mail.html ?? '').body)).replaceAll('\r\n', '\n').trim()
  const text = mail.subject === undefined || mail.subject === '' ? body : `${mail.subject}\n\n${body}`
  const published = mail.date === undefined ? null : instantOf(new Date(mail.date).toISOString())
  return {
    text,
    places: [],
    proposal: {
      ...readPastedText(text),
      title: seen(mail.subject, 'the subject of the mail'),
      byline: seen(mail.from?.name || mail.from?.address, 'the sender of the mail'),
      published: seen(published, 'the date of the mail'),
      kind: seen('LETTER', 'it is a mail'),
      proximity: seen('ORIGINAL', 'it is a mail'),
    },
  }
}

const seen = <Value>(value: Value | null | undefined, where: string): Seen<Value> | null =>
  value === null || value === undefined || value === '' ? null : { value, where, at: null }
