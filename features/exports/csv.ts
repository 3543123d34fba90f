import { stringify } from 'csv-stringify/sync'
import type { ExportedDocument, ExportContext } from './citation'
import { isRecord } from './citation'
import { columns, disputeRows, recordRows } from './csv-rows'

/**
 * Text that a spreadsheet would run: a leading = + - @ (ASCII or full width), also behind spaces and invisible
 * characters, and a leading tab or line break.
 */
const formula = /^'*(?:[\t\r\n]|[\s\p{C}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u

/** Adds an apostrophe to a cell that looks like a formula, even after another one, so that one can always be removed. */
const escapeFormula = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

/** The original text, without the apostrophe that `escapeFormula` added. */
export const unescapeFormula = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell

/** RFC 4180, with a byte order mark so that a spreadsheet reads it as UTF-8. */
export function formatCsv(lines: readonly (readonly string[])[]): string {
  return stringify(
    lines.map((cells) => cells.map(escapeFormula)),
    { bom: true, record_delimiter: 'windows', quote_record_delimiter: true, escape_formulas: true },
  )
}

export function csv(document: ExportedDocument, imprint: ExportContext): string {
  const rows = isRecord(document) ? recordRows(document, imprint) : disputeRows(document, imprint)
  return formatCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))])
}
