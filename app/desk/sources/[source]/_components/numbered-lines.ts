/** Part of a line. `begins` has the numbers of the statements that start with it. */
type Stretch = { text: string; isCaptured: boolean; begins: number[] }
export type Line = { number: number; stretches: Stretch[] }

export type CapturedSpan = { number: number; start: number; end: number }

/** Splits a text into lines, and lines where statements begin and end. The parts join to the exact text. */
export function numberedLines(text: string, spans: readonly CapturedSpan[]): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const line of text.split(/(?<=\n)/)) {
    const end = start + line.length
    const inside = spans.filter((span) => span.start < end && span.end > start)
    if (inside.length === 0 && line !== '') {
      lines.push({ number: lines.length + 1, stretches: [{ text: line, isCaptured: false, begins: [] }] })
      start = end
      continue
    }
    const edges = [start, end, ...inside.flatMap((span) => [span.start, span.end])]
    const cuts = [...new Set(edges)].filter((edge) => edge >= start && edge <= end).toSorted((a, b) => a - b)
    const stretches = cuts.slice(1).map((to, index) => {
      const from = cuts[index] ?? start
      const around = inside.filter((span) => span.start <= from && to <= span.end)
      const begins = around.filter((span) => span.start === from).map(({ number }) => number)
      return { text: text.slice(from, to), isCaptured: around.length > 0, begins }
    })
    lines.push({ number: lines.length + 1, stretches })
    start = end
  }
  return lines
}
