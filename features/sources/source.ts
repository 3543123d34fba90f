import { z } from 'zod'

export const sourceKind = z.enum([
  'ARTICLE',
  'PRESS_RELEASE',
  'POST',
  'BROADCAST',
  'TRANSCRIPT',
  'PARLIAMENTARY_RECORD',
  'COURT_FILING',
  'INFORMATION_REPLY',
  'LETTER',
])
export type SourceKind = z.infer<typeof sourceKind>

export const proximity = z.enum(['ORIGINAL', 'DERIVATIVE'])
export const snapshotKind = z.enum(['FULL', 'EXCERPT'])

export const sourceKindLabels = {
  ARTICLE: 'Article',
  PRESS_RELEASE: 'Press release',
  POST: 'Post',
  BROADCAST: 'Broadcast',
  TRANSCRIPT: 'Transcript',
  PARLIAMENTARY_RECORD: 'Parliamentary record',
  COURT_FILING: 'Court filing',
  INFORMATION_REPLY: 'Reply to an information request',
  LETTER: 'Letter',
} satisfies Record<SourceKind, string>
