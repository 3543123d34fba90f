/** Each connection remembers the statements that have a name; lists of every length would be a name of every length. */
const namesMax = 300
const names = new Map<string, string>()
/** The plan of a search depends on what is searched for: one made for any word at all is many times slower. */
const isSearch = /@@|@>|&&|LIKE|similarity/

/** A statement with a name is parsed and planned once a connection, one without on every call. */
export function preparedStatementName(sql: string): string {
  if (isSearch.test(sql)) return ''
  const known = names.get(sql)
  if (known !== undefined || names.size === namesMax) return known ?? ''
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}
