import type { ExportedDocument, ExportContext } from './citation'
import { csv } from './csv'
import { json } from './json'
import { markdown } from './markdown'
import { text } from './text'

type Format = {
  type: string
  /** Read in the browser, or saved as a file. */
  disposition: 'inline' | 'attachment'
  of: (document: ExportedDocument, imprint: ExportContext) => string
}

/** By the ending of the address. */
export const formats = {
  md: { type: 'text/markdown; charset=utf-8', disposition: 'attachment', of: markdown },
  txt: { type: 'text/plain; charset=utf-8', disposition: 'inline', of: text },
  csv: { type: 'text/csv; charset=utf-8', disposition: 'attachment', of: csv },
  json: { type: 'application/json; charset=utf-8', disposition: 'attachment', of: json },
} satisfies Record<string, Format>

export const isFormat = (ending: string): ending is keyof typeof formats => Object.hasOwn(formats, ending)
