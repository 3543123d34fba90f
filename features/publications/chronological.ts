import type { PublishedStatement } from './document'

/** By the day said, otherwise the day of the report; on one day by position in the report; undated ones last. */
export function chronological<Of extends PublishedStatement>(statements: readonly Of[]): Of[] {
  const day = ({ said, source }: PublishedStatement) => said.max ?? source.publishedMax ?? '9999-12-31'
  return statements.toSorted((one, other) => {
    const [first, second] = [day(one), day(other)]
    return first === second ? one.snapshot.start - other.snapshot.start : first < second ? -1 : 1
  })
}
