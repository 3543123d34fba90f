import { z } from 'zod'

const postgres = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be an address that begins with postgresql://',
})
/** An empty value in the .env file counts as missing. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const host = /^[\w.:-]+$/

const fields = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: optional(postgres),
  DESK_DATABASE_URL: optional(postgres),
  READER_DATABASE_URL: optional(postgres),
  HOST: optional(z.string().regex(host, 'must be an address of this machine, such as 127.0.0.1')),
  PORT: z.coerce
    .number({ error: 'must be a number' })
    .int()
    .min(1)
    .max(65_535, 'must be at most 65535')
    .default(3000),
  APP_ORIGIN: optional(
    z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' }),
  ),
  APP_SECRET: z.string({ error: 'is not set' }).min(32, 'must have at least 32 characters'),
  TRUSTED_PROXIES: z.coerce.number({ error: 'must be a number' }).int().min(0).max(9).default(0),
  DOCUMENT_CACHE_MB: z.coerce.number({ error: 'must be a number' }).int().min(1).max(4096).default(64),
  NEXT_DIST_DIR: optional(z.string()).transform((folder) => folder ?? '.next'),
  ALLOW_OLD_DATABASE: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  SECURITY_CONTACT: optional(
    z.string().regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'must begin with mailto: or https://'),
  ),
  METRICS_PORT: optional(
    z.coerce.number({ error: 'must be a number' }).int().min(1).max(65_535, 'must be at most 65535'),
  ),
  METRICS_HOST: optional(z.string().regex(host, 'must be an address of this machine, such as 127.0.0.1')),
  ACCESS_LOG: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  SEED_DEMO: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  WORKER: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('1'),
  SMTP_URL: optional(
    z.url({ protocol: /^smtps?$/, error: 'must be an address that begins with smtp:// or smtps://' }),
  ),
  MAIL_FROM: optional(z.email({ error: 'must be an e-mail address' })),
})

const complete = fields
  .refine(
    (settings) => settings.DATABASE_URL || (settings.DESK_DATABASE_URL && settings.READER_DATABASE_URL),
    {
      path: ['DATABASE_URL'],
      error: 'is not set, and DESK_DATABASE_URL and READER_DATABASE_URL are not both set instead',
    },
  )
  // A default would enter permalinks and exports unnoticed, and the forms of the real address would be refused.
  .refine(({ NODE_ENV, APP_ORIGIN }) => NODE_ENV !== 'production' || APP_ORIGIN, {
    path: ['APP_ORIGIN'],
    error: 'is not set; it is the address where readers find the site, such as https://variance.example.org',
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => (SMTP_URL === undefined) === (MAIL_FROM === undefined), {
    path: ['SMTP_URL'],
    error: 'and MAIL_FROM are set together',
  })

/**
 * The only place that reads process.env. An invalid value stops the start with a message, instead of failing the first
 * request.
 */
function parseEnv() {
  const { data, error } = complete.safeParse(process.env)
  if (data) return { ...data, APP_ORIGIN: new URL(data.APP_ORIGIN ?? `http://localhost:${data.PORT}`).origin }
  const sentences = error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`)
  throw new Error(`The settings are not right. ${sentences.join(' ')} See .env.example.`)
}

export const env = parseEnv()
