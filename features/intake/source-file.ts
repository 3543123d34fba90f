import { UnreadableSource } from './source-proposal'

export type SourceFormat = 'html' | 'txt' | 'word' | 'pdf' | 'mail' | 'subtitles'

/** Files are stored in the database, so none is larger. */
const fileBytesMax = 10_000_000
/** The endings of files that can be read, as a file field accepts them. */
const formats: Readonly<Record<string, SourceFormat>> = {
  txt: 'txt',
  html: 'html',
  htm: 'html',
  docx: 'word',
  pdf: 'pdf',
  eml: 'mail',
  srt: 'subtitles',
  vtt: 'subtitles',
}
export const fileEndings = Object.keys(formats).map((ending) => `.${ending}`)

/** @throws UnreadableSource for a file of another kind, or one that is not what its name says */
export function fileFormat(name: string, bytes: Uint8Array): SourceFormat {
  const ending = /\.([a-z\d]{1,5})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''
  const format = formats[ending]
  if (ending === 'doc')
    throw new UnreadableSource('This is an old Word file. Save it as .docx, then add it again.')
  if (format === undefined)
    throw new UnreadableSource(`Files of this kind are not read. These are: ${fileEndings.join(', ')}.`)
  if (bytes.length === 0) throw new UnreadableSource('This file is empty.')
  if (bytes.length > fileBytesMax)
    throw new UnreadableSource('This file is larger than 10 MB. Add a smaller one, or paste its text.')
  const start = String.fromCharCode(...bytes.subarray(0, 1024))
  // Word stores a protected document inside an older container.
  if (format === 'word' && start.startsWith('\u00D0\u00CF\u0011\u00E0'))
    throw new UnreadableSource(
      'This document is protected by a password. Remove the protection, or paste its text.',
    )
  if ((format === 'word' && !start.startsWith('PK')) || (format === 'pdf' && !start.includes('%PDF-')))
    throw new UnreadableSource(`This file is damaged, or no .${ending} file. Paste its text instead.`)
  return format
}

/** The encoding of a text file by its first bytes; UTF-8 without them. */
export function fileEncoding([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}
