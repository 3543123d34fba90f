import { Instant } from './instant'

export function PasskeyTimes({ createdAt, lastUsedAt }: { createdAt: Date; lastUsedAt: Date | null }) {
  return (
    <span className="label">
      added <Instant at={createdAt} />,{' '}
      {lastUsedAt === null ? (
        'not used yet'
      ) : (
        <>
          last used <Instant at={lastUsedAt} />
        </>
      )}
    </span>
  )
}
