import type { PublishedStatement } from './document'

/** By the day said, or else the day of the report; undated ones last, and otherwise as the document has them. */
export function inOrderOfTime(statements: readonly PublishedStatement[]): PublishedStatement[] {
  const day = ({ said, source }: PublishedStatement) => said.max ?? source.publishedMax ?? '9999-12-31'
  return statements.toSorted((one, other) => {
    const [first, second] = [day(one), day(other)]
    return first === second ? 0 : first < second ? -1 : 1
  })
}
