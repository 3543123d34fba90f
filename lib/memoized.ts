/** A function that computes its result once for each object. The object must never be changed in place. */
export function memoized<Argument extends object, Result>(
  compute: (argument: Argument) => Result,
): (argument: Argument) => Result {
  const results = new WeakMap<Argument, { result: Result }>()
  return (argument) => {
    const entry = results.get(argument) ?? { result: compute(argument) }
    results.set(argument, entry)
    return entry.result
  }
}
