import { CompareForm } from './compare-form.client'
import styles from './compare.module.css'
import type { FormAction } from '#components/ui/form-state'
import { paths } from '#lib/paths'

type Props = {
  form: { action: FormAction; editorId: string; idempotencyKey: string }
  colleagues: readonly { id: string; name: string }[]
  disputes: readonly string[]
  speakers: readonly string[]
}

/** The common path on one page: two texts, two quotes, three questions, one headline, send. */
export function ComparePage(props: Props) {
  return (
    <main id="main" className={styles['page']}>
      <div className="wrap deskbar">
        <h1>Compare</h1>
        <span className="label">Two statements that conflict make a record.</span>
      </div>
      <noscript>
        <p className="wrap banner">
          This page reads the texts in your browser, which needs script. Without it, add{' '}
          <a href={paths.desk.newSource()}>one source at a time</a>, then{' '}
          <a href={paths.desk.statements()}>pair two statements</a>.
        </p>
      </noscript>
      <CompareForm {...props} />
    </main>
  )
}
