import { type MarkedText, proposeLink } from './differing-words'

const lengthMax = 120

/** What the two disagree about, "whether …"; null where the words give no such sentence. */
export function proposeHeadline(a: MarkedText, b: MarkedText): string | null {
  const label = proposeLink(a, b)?.label
  if (
    label === undefined ||
    label === 'the day' ||
    label.length > lengthMax ||
    /[\p{Script=Devanagari}\p{Script=Arabic}]/u.test(label)
  )
    return null
  return label
}
