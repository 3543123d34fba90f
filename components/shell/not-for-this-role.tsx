import { paths } from '#lib/paths'

export function NotForThisRole({ title }: { title: string }) {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>{title}</h1>
      </div>
      <div className="wrap column">
        <p>Your role does not allow this. Admins look after people, mail, jobs and settings.</p>
        <p>
          <a href={paths.desk.queue()}>Queue</a>
        </p>
      </div>
    </main>
  )
}
