const depthMax = 16
const valuesMax = 2000

/** True for valid JSON within both limits. They are counted before parsing, so that no large text is parsed. */
export function isSmallJson(json: string): boolean {
  if (!isSmall(json)) return false
  try {
    JSON.parse(json)
    return true
  } catch {
    return false
  }
}

function isSmall(json: string): boolean {
  let [depth, values, isQuoted] = [0, 0, false]
  for (let at = 0; at < json.length && depth <= depthMax && values <= valuesMax; at++) {
    const character = json[at]
    if (character === '"') isQuoted = !isQuoted
    else if (character === '\\' && isQuoted) at++
    else if (isQuoted) continue
    else if (character === '[' || character === '{') depth++
    else if (character === ']' || character === '}') depth--
    else if (character === ',') values++
  }
  return depth <= depthMax && values <= valuesMax
}
