import { readPastedText } from './read-source'
import { type ParsedSource, type Place, UnreadableSource } from './source-proposal'

type Cue = { from: number; to: number; time: string; speaker: string | null; words: string }

const timing =
  /^(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})[ \t]+-->[ \t]+(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})/
/** A longer silence begins a paragraph. */
const pauseSeconds = 2

/** The words of subtitles or a transcript (.srt, .vtt), each with its timecode. */
export function parseSubtitles(file: string): ParsedSource {
  const cues = file
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((block) => cueOf(block.trim().split('\n')) ?? [])
  if (cues.length === 0)
    throw new UnreadableSource('There is no timecode in this file, as “00:01:02,000 --> 00:01:04,000”.')
  const places: Place[] = []
  let text = ''
  let speaker: string | null = null
  cues.forEach((cue, index) => {
    const before = cues[index - 1]
    const isNewTurn = cue.speaker !== null && cue.speaker !== speaker
    const isNewParagraph = before === undefined || isNewTurn || cue.from - before.to > pauseSeconds
    if (before !== undefined) text += isNewParagraph ? '\n\n' : ' '
    if (isNewTurn) text += `${cue.speaker}: `
    speaker = cue.speaker ?? speaker
    const start = text.length
    text += cue.words
    places.push({ start, end: text.length, time: cue.time })
  })
  const where = 'its timecodes'
  return {
    text,
    places,
    proposal: {
      ...readPastedText(text),
      kind: { value: 'TRANSCRIPT', where, at: null },
      proximity: { value: 'ORIGINAL', where, at: null },
    },
  }
}

function cueOf(lines: readonly string[]): Cue | null {
  const at = lines.findIndex((line) => line.includes('-->'))
  const [, hours = '0', minutes = '', seconds = '', fraction = '', ...end] =
    timing.exec(lines[at] ?? '') ?? []
  const marked = lines.slice(at + 1).join(' ')
  const words = marked
    .replaceAll(/<[^<>]{0,100}>|\{\\[^{}]{0,50}\}/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (minutes === '' || words === '') return null
  const [endHours = '0', endMinutes = '', endSeconds = ''] = end
  const speaker = /^<v(?:\.[\w.]+)? ([^<>]{1,80})>/.exec(marked.trim())?.[1]?.trim() ?? null
  return {
    from: secondsOf(hours, minutes, seconds),
    to: secondsOf(endHours, endMinutes, endSeconds),
    time: `${hours.padStart(2, '0')}:${minutes}:${seconds}.${fraction}`,
    speaker,
    words,
  }
}

const secondsOf = (...parts: string[]) => parts.reduce((sum, part) => sum * 60 + Number(part || 0), 0)
