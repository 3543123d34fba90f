/** The value of a table's own key: a stored or typed text such as "constructor" is no key of its prototype. */
export const ownValue = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined
