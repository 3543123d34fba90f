const ourSchemas = `('desk'::regnamespace, 'published'::regnamespace)`
const withPublic = `('desk'::regnamespace, 'published'::regnamespace, 'public'::regnamespace)`
const rights = (acl) => `(SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(${acl}) a)`

/** Each query gives one object of the catalogue a row, with everything that pg_dump would write about it. */
const queries = {
  schema: `SELECT nspname, nspowner::regrole, ${rights('nspacl')} FROM pg_namespace WHERE oid IN ${withPublic}`,
  extension: `SELECT extname, extversion, extnamespace::regnamespace FROM pg_extension`,
  enum: `SELECT t.oid::regtype, ${rights('typacl')}, typowner::regrole, string_agg(enumlabel, ' ' ORDER BY enumsortorder)
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE typnamespace IN ${withPublic} GROUP BY t.oid`,
  relation: `SELECT c.oid::regclass, relkind, relowner::regrole, ${rights('relacl')}, relpersistence, relreplident,
      relrowsecurity, reloptions::text, (SELECT count(*) FROM pg_policy WHERE polrelid = c.oid) AS policies
    FROM pg_class c WHERE relnamespace IN ${withPublic} AND relkind <> 'i'`,
  // A dropped column is listed too: it would move the ones after it.
  column: `SELECT attrelid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull, attcollation,
      attstorage, attidentity, attgenerated, ${rights('attacl')}, pg_get_expr(adbin, adrelid)
    FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relnamespace IN ${withPublic} AND relkind IN ('r', 'v') AND attnum > 0`,
  constraint: `SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), condeferrable, condeferred, convalidated
    FROM pg_constraint WHERE connamespace IN ${withPublic} AND contype <> 't'`,
  index: `SELECT pg_get_indexdef(indexrelid), indisvalid, indisclustered FROM pg_index JOIN pg_class ON oid = indexrelid
    WHERE relnamespace IN ${withPublic}`,
  trigger: `SELECT pg_get_triggerdef(t.oid), tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
    WHERE relnamespace IN ${withPublic} AND NOT tgisinternal`,
  function: `SELECT oid::regprocedure, pg_get_functiondef(oid), proowner::regrole, ${rights('proacl')}
    FROM pg_proc WHERE pronamespace IN ${ourSchemas}`,
  view: `SELECT oid::regclass, pg_get_viewdef(oid) FROM pg_class WHERE relnamespace IN ${withPublic} AND relkind = 'v'`,
  sequence: `SELECT seqrelid::regclass, format_type(seqtypid, NULL), seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle,
      refobjid::regclass, refobjsubid
    FROM pg_sequence LEFT JOIN pg_depend ON objid = seqrelid AND classid = 'pg_class'::regclass AND deptype = 'a'`,
  comment: `SELECT d.objoid::regclass, d.objsubid, d.description FROM pg_description d JOIN pg_class c ON c.oid = d.objoid WHERE relnamespace IN ${withPublic}`,
  'default right': `SELECT defaclrole::regrole, defaclnamespace::regnamespace, defaclobjtype, ${rights('defaclacl')} FROM pg_default_acl`,
}

/**
 * The schema as lines that do not depend on object ids: two databases with equal lines dump alike.
 * @param client a connected pg.Client
 * @returns {Promise<string[]>}
 */
export async function schemaDump(client) {
  const lines = []
  for (const [kind, query] of Object.entries(queries)) {
    const { rows } = await client.query({ text: query, rowMode: 'array' })
    lines.push(...rows.map((row) => `${kind} ${JSON.stringify(row)}`).toSorted())
  }
  return lines
}

const columnNumber = /^(column \["[^\n]*?",)\d+,/

/** The lines without what a restore may change: dropped columns, and the numbers of those after them. */
export const restorable = (lines) =>
  lines
    .filter((line) => !line.includes('........pg.dropped.'))
    .map((line) => line.replace(columnNumber, '$1'))
    .toSorted()
