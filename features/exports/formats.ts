type Format = {
  type: string
  /** Whether the browser shows it or saves it as a file. */
  disposition: 'inline' | 'attachment'
  /** In the menu of a record, and in that of a dispute. */
  labels: { record: string; dispute: string }
}

/** By the ending of the address. A test compares next.config.js and docs/api.md with it. */
export const formats = {
  md: {
    type: 'text/markdown; charset=utf-8',
    disposition: 'attachment',
    labels: { record: 'Markdown', dispute: 'Markdown' },
  },
  txt: {
    type: 'text/plain; charset=utf-8',
    disposition: 'inline',
    labels: { record: 'Message, under 1,000 characters', dispute: 'Plain text' },
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    disposition: 'attachment',
    labels: { record: 'Table (CSV)', dispute: 'Spreadsheet, CSV' },
  },
  json: {
    type: 'application/json; charset=utf-8',
    disposition: 'attachment',
    labels: { record: 'Data (JSON)', dispute: 'Data, JSON' },
  },
} as const satisfies Record<string, Format>

export type ExportFormat = keyof typeof formats
export const isFormat = (ending: string): ending is ExportFormat => Object.hasOwn(formats, ending)

/** The endings, in the order of the menus. */
export const formatEndings = Object.keys(formats).filter(isFormat)

const ending = /\.([a-z\d]{1,8})$/i

/** Why there is no file at an address that ends like one; null if it does not. */
export const fileSentence = (segment: string): string | null =>
  ending.test(segment)
    ? `There is no file of this kind. Records and disputes are to be had as ${formatEndings.map((format) => `.${format}`).join(', ')}.`
    : null

/** The label and address of every format, pinned to one version of the page at `path`. */
export const exportLinks = (
  subject: 'record' | 'dispute',
  { path, version }: { path: string; version: number },
): { label: string; href: string }[] =>
  formatEndings.map((ending) => ({
    label: formats[ending].labels[subject],
    href: `${path}.${ending}?v=${version}`,
  }))
