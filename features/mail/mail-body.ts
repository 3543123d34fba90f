import { mailLanguage, type MailText, type Paragraph } from './mail-texts'

const characterReferences: Record<string, string> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
}

/** A template of HTML. Every inserted value is escaped, or was made by this function. */
class Html {
  constructor(readonly text: string) {}
}
const escaped = (text: string) =>
  text.replaceAll(/[&<>"']/g, (character) => characterReferences[character] ?? '')
const html = (parts: TemplateStringsArray, ...values: (string | Html)[]): Html =>
  new Html(
    parts
      .map((part, index) => {
        const value = values[index]
        return part + (value instanceof Html ? value.text : escaped(value ?? ''))
      })
      .join(''),
  )

const paragraphHtml = (paragraph: Paragraph): Html =>
  typeof paragraph === 'string'
    ? html`<p>${paragraph}</p>`
    : html`<p><a href="${paragraph.href}">${paragraph.href}</a></p>`

/** Without pictures, styles and scripts: nothing is loaded, and nobody learns that the mail was opened. */
export function htmlBody({ subject, paragraphs }: MailText): string {
  const body = new Html(paragraphs.map((paragraph) => paragraphHtml(paragraph).text).join('\n'))
  return html`<!doctype html>
    <html lang="${mailLanguage}">
      <head>
        <meta charset="utf-8" />
        <title>${subject}</title>
      </head>
      <body>
        ${body}
      </body>
    </html> `.text
}

export const textBody = ({ paragraphs }: MailText): string =>
  `${paragraphs.map((paragraph) => (typeof paragraph === 'string' ? paragraph : paragraph.href)).join('\n\n')}\n`
