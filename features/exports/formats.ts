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

/** The label and address of every format, pinned to one version of the page at `path`. */
export const exportLinks = (
  subject: 'record' | 'dispute',
  { path, version }: { path: string; version: number },
): { label: string; href: string }[] =>
  formatEndings.map((ending) => ({
    label: formats[ending].labels[subject],
    href: `${path}.${ending}?v=${version}`,
  }))
