import { streamSafe } from './text'

const apostrophes = /[‘’‛ʻʼʽʹ´`′\u05F3]/g
const quotationMarks = /[“”„‟\u05F4]/g
const hyphens = /[‐‒–—−\u05BE]/g
/** With the marks of interlinear annotation, which are invisible as well, and the stroke that stretches an Arabic word. */
const ignorable = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\u0640]+/gu
const whiteSpace = /[\s\u0085]+/g

/**
 * The key of a name: two names with one key are the same name. It drops what cannot be seen: form of characters, white
 * space, marks of format, case, kind of apostrophe or hyphen. The database computes the same in `desk.name_key`.
 */
export function nameKey(name: string): string {
  const visible = streamSafe(name)
    .replaceAll(apostrophes, "'")
    .replaceAll(quotationMarks, '"')
    .normalize('NFKC')
    .replaceAll(hyphens, '-')
    .replaceAll(ignorable, '')
  // A mark may now stand beside another letter.
  return streamSafe(visible)
    .normalize('NFKC')
    .replaceAll('\u034F', '')
    .replaceAll(whiteSpace, ' ')
    .replaceAll(/^ | $/g, '')
    .toLowerCase()
    .replaceAll('i\u0307', 'i')
    .replaceAll('ς', 'σ')
}

/** Each name once; of several spellings of one name, the first. */
export function distinctNames(names: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const name of names) if (!byKey.has(nameKey(name))) byKey.set(nameKey(name), name)
  return [...byKey.values()]
}
