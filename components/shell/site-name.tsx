import type { Newsroom } from '#features/newsroom/newsroom'
import { paths } from '#lib/paths'

/** Longer names do not fit on both sides of the centre line. */
const halvesLengthMax = 16

/** The name of the newsroom, as the link to the front page. A short one of two words spans the centre line. */
export function SiteName({ newsroom: { name, logo } }: { newsroom: Pick<Newsroom, 'name' | 'logo'> }) {
  const frontPage = <i className="visually-hidden">, front page</i>
  const [first, second, ...rest] = name.split(' ')
  const isSplit = logo === null && second !== undefined && rest.length === 0 && name.length <= halvesLengthMax
  if (isSplit)
    return (
      <a className="name" href={paths.home()}>
        <span>{first}&nbsp;</span>
        <span>
          {second}
          {frontPage}
        </span>
      </a>
    )
  return (
    <a className="name whole" href={paths.home()}>
      {logo === null ? null : (
        <img className="logo" src={paths.logo(logo.sha256)} width={logo.width} height={logo.height} alt="" />
      )}
      <bdi>{name}</bdi>
      {frontPage}
    </a>
  )
}
