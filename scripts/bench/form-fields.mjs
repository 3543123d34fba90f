const unescaped = (text) =>
  text.replaceAll(
    /&(amp|lt|gt|quot|#x27);/g,
    (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
  )
const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? unescaped(found[1]) : undefined
}

/** What a browser without script would send of a form: its fields with what stands in them. */
export function formFields(form) {
  const fields = new Map()
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
    const isLeftOut = /checkbox|radio/.test(type ?? '') && !/\schecked/.test(tag)
    if (name !== undefined && !isLeftOut) fields.set(name, attribute(tag, 'value') ?? '')
  }
  for (const [, tag, options] of form.matchAll(/<select([^>]*)>([^]*?)<\/select>/g)) {
    const chosen = /<option[^>]*\sselected[^>]*>/.exec(options) ?? /<option[^>]*>/.exec(options)
    fields.set(attribute(tag, 'name'), attribute(chosen?.[0] ?? '', 'value') ?? '')
  }
  for (const [, tag, text] of form.matchAll(/<textarea([^>]*)>([^]*?)<\/textarea>/g))
    fields.set(attribute(tag, 'name'), unescaped(text))
  return fields
}
