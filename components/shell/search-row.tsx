import styles from './search-row.module.css'
type Props = { action: string; label: string; words: string }

/** The search form of a list. The address contains the query. */
export function SearchRow({ action, label, words }: Props) {
  return (
    <search>
      <form method="get" action={action} className={styles.form}>
        <div className="field">
          <label htmlFor="list-q">
            {label} <kbd>/</kbd>
          </label>
          <input id="list-q" type="search" name="q" defaultValue={words} maxLength={100} data-key="/" />
        </div>
        <button className="button" type="submit">
          Search
        </button>
        {words === '' ? null : (
          <a className="button bare" href={action}>
            Show all
          </a>
        )}
      </form>
    </search>
  )
}
