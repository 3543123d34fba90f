type PagesProps = { page: number; pages: number; address: URLSearchParams }

/** Links to the previous and the next page, each with its own address. */
export function Pagination({ page, pages, address }: PagesProps) {
  if (pages <= 1) return null
  const at = (number: number) => {
    const query = new URLSearchParams(address)
    query.set('page', String(number))
    return `/?${query.toString()}`
  }
  return (
    <nav className="cols more" aria-label="Pages">
      <div className="col-left">{page > 1 ? <a href={at(page - 1)}>Page before</a> : null}</div>
      <div className="col-main">
        Page {page} of {pages}
      </div>
      <div className="col-right">{page < pages ? <a href={at(page + 1)}>Next page</a> : null}</div>
    </nav>
  )
}
