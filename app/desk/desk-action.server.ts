import 'server-only'
import { createHash } from 'node:crypto'
import { refresh } from 'next/cache'
import { redirectTo } from '#app/redirect-internal'
import { z } from 'zod'
import { isSameOriginForm, crossOriginMessage } from '#app/csrf'
import { inEditorRequest } from '#app/editor-request'
import {
  confirmation,
  type FormState,
  openedValues,
  type Values,
  valuesOf,
  withoutFactor,
} from '#components/ui/form-state'
import type { Editor } from '#features/editors/editor'
import { deskFactorOffer, giveFactor } from '#features/editors/second-factor.server'
import { CodeNeeded } from '#features/editors/step-up.server'
import { databaseFault, faultMessages } from '#lib/db-errors'
import { AppError, FieldErrors } from '#lib/errors'
import { defaultMessages, messagesByField, unflatten } from '#lib/form'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { log } from '#lib/log'
import { runOnce } from '#lib/idempotency.server'
import { paths } from '#lib/paths'
import { currentAccount, requestedAddress } from './current-editor'

type Options<Draft> = {
  /** A question that the editor confirms by sending the form again; null if there is none. */
  question?: (editor: Editor, draft: Draft) => Promise<string | null>
  /** The current values of the form's fields. A stale save shows them beside the submitted ones. */
  current?: (editor: Editor, values: Values) => Promise<{ revision: number; values: Values } | null>
  /** The values are neither sent back nor hashed for the idempotency key. Used for passwords. */
  isSecret?: boolean
  /** The field with a file, which the schema gets as base64. A file is never sent back. */
  file?: string
  /** Also for an account that must set up a second factor before anything else. */
  isOfAccount?: boolean
}

/** What a form shows once instead of going on to an address. It is not stored, so a retry does not show it. */
type Shown = Pick<Extract<FormState, { status: 'done' }>, 'lines' | 'passkey'>

/** A question is no failure: the form shows it, and sending the same form again is the confirmation. */
class OpenQuestion extends Error {}

const fieldsMax = 400
const signedOut = 'You were signed out. Sign in again: you come back to this page, and send it from there.'
const factorDue = 'Your role needs a second factor, and its days of grace are over. Set one up first.'

/**
 * Handles every desk form: checks origin, session and input, then runs the command once per idempotency key. Success
 * redirects to the path that `run` returns. A second factor that comes with the form is accepted first. An error returns a message and the submitted values to the form.
 */
export function deskAction<Schema extends z.ZodType>(
  schema: Schema,
  run: (editor: Editor, draft: z.infer<Schema>) => Promise<string | Shown>,
  { current, question, file, isSecret = false, isOfAccount = false }: Options<z.infer<Schema>> = {},
) {
  const handle = async (form: FormData): Promise<FormState> => {
    const { factor, values: sent } = withoutFactor(valuesOf(form))
    const { idempotencyKey, [confirmation]: confirmed, ...values } = sent
    const submitted = { values: isSecret ? {} : values, key: newIdempotencyKey() }
    const refusal = (message: string, link?: { href: string; label: string }) =>
      ({ status: 'refused', ...submitted, message, ...(link ? { link } : {}) }) as const
    if (!(await isSameOriginForm())) return refusal(crossOriginMessage)
    const editor = await currentAccount()
    if (!editor) return refusal(signedOut, { href: paths.signIn(await requestedAddress()), label: 'Sign in' })
    if (editor.isFactorOverdue && !isOfAccount)
      return refusal(factorDue, { href: paths.desk.account(), label: 'Your account' })
    const key = z.uuid().safeParse(idempotencyKey)
    if (!key.success || Object.keys(values).length > fieldsMax)
      return refusal('This form is not complete. Open the page again; what you typed is kept.')
    const sentFile = file === undefined ? {} : await fileOf(form, file)
    const parsed = schema.safeParse(unflatten({ ...values, ...sentFile }), { error: defaultMessages })
    if (!parsed.success) return { status: 'invalid', ...submitted, errors: messagesByField(parsed.error) }
    let done: string | Shown
    try {
      if (factor !== null) await giveFactor(editor, factor)
      const request = {
        key: key.data,
        editorId: editor.id,
        fingerprint: fingerprint(isSecret ? {} : { ...values, ...sentFile }),
      }
      done = await runOnce(request, async () => {
        const open = confirmed === 'on' ? null : await question?.(editor, parsed.data)
        if (typeof open === 'string') throw new OpenQuestion(open)
        return run(editor, parsed.data)
      })
    } catch (error) {
      if (error instanceof OpenQuestion) return { ...refusal(error.message), isQuestion: true }
      if (!(error instanceof AppError)) throw error
      if (error instanceof CodeNeeded)
        return {
          ...refusal(error.message),
          ...{ factors: await deskFactorOffer(editor), isQuestion: confirmed === 'on' },
        }
      if (error instanceof FieldErrors) return { status: 'invalid', ...submitted, errors: error.errors }
      if (error.code === 'forbidden') log.warn({ event: 'refused', editor: editor.id, role: editor.role })
      const stored = error.code === 'conflict' && current ? await current(editor, values) : null
      if (stored !== null && String(stored.revision) !== values['revision'])
        return { status: 'stale', ...submitted, ...staleValues(form, stored) }
      return refusal(error.message, error.link)
    }
    if (typeof done !== 'string') {
      // The rest of the page must not show what was before.
      refresh()
      return { status: 'done', ...submitted, ...done }
    }
    redirectTo(withSaved(done, key.data))
  }
  return async (_previous: FormState, form: FormData): Promise<FormState> => {
    try {
      return await inEditorRequest(() => handle(form))
    } catch (error) {
      const fault = databaseFault(error)
      if (fault === null) throw error
      log.error({ event: 'form not saved', fault })
      const { idempotencyKey: key = newIdempotencyKey(), ...values } = withoutFactor(valuesOf(form)).values
      // The outcome is unknown. Returning the same idempotency key makes a retry safe.
      return { status: 'refused', values: isSecret ? {} : values, key, message: faultMessages[fault] }
    }
  }
}

/** A form that only adds has no stored values to compare. */
const staleValues = (form: FormData, { values, revision }: { values: Values; revision: number }) => ({
  opened: openedValues(form),
  stored: Object.keys(values).length === 0 ? null : values,
  revision,
})

/** Adds the key to the URL, so that the browser deletes the draft with this key. */
function withSaved(address: string, key: string): string {
  const { pathname, search, hash } = new URL(address, 'http://here')
  const query = new URLSearchParams(search)
  query.set('saved', key)
  return `${pathname}?${query.toString()}${hash}`
}

/** lib/multipart-guard.ts has limited the length. */
async function fileOf(form: FormData, name: string): Promise<Values> {
  const value = form.get(name)
  return { [name]: value instanceof File ? Buffer.from(await value.arrayBuffer()).toString('base64') : '' }
}

const fingerprint = (values: Values): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(values).toSorted(([left], [right]) => (left < right ? -1 : 1))))
    .digest('hex')
