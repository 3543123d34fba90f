/** Parses RFC 4180 independently of the writer, so that both cannot share a fault. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at++) {
    const mark = text[at] ?? ''
    if (isQuoted && mark === '"' && text[at + 1] === '"') {
      cell += '"'
      at++
    } else if (mark === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (isQuoted) cell += mark
    else if (mark === ',') endCell()
    else if (mark === '\r' && text[at + 1] === '\n') {
      endCell()
      rows.push(row)
      row = []
      at++
    } else cell += mark
  }
  return rows
}
