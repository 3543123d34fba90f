const depthMax = 16
const valuesMax = 2000

/** True when a text is JSON that is neither deep nor long, whatever stands in its texts; counted before it is read. */
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
