/**
 * Each connection stores its named statements, so their number is limited: every list length makes another statement.
 */
const namesMax = 300
const names = new Map<string, string>()
/** A search has no name, since its best plan depends on the word; a generic plan is many times slower. */
const isSearch = /@@|@>|&&|LIKE|similarity/

/** PostgreSQL parses and plans a named statement once per connection, an unnamed one on every call. */
export function preparedStatementName(sql: string): string {
  if (isSearch.test(sql)) return ''
  const existing = names.get(sql)
  if (existing !== undefined || names.size === namesMax) return existing ?? ''
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}
