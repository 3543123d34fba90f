/**
 * Texts that break a page or a sentence of ours if it does not expect them. They are words without a break,
 * right-to-left words, and every end of a sentence. The number at each end makes them different.
 */
const ends = ['Jr.', 'when?', 'No!', '“No.”', '…', 'כן.', 'Ltd.', ',']

export const givenTexts = [
  `https://example.org/${'letters'.repeat(50)}`,
  'ש'.repeat(340),
  ...Array.from({ length: 29 }, (_, index) => `30 שלום ${index} ${ends[index % ends.length] ?? ''}`),
].map((text) => ({ text }))
