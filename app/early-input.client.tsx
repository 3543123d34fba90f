'use client'

import { useEffect } from 'react'

type Input = { key: string; isCtrl: boolean } | { button: HTMLElement }

declare global {
  interface Window {
    /** The input from before the script arrived; early-input-script.ts collects it. */
    earlyInput?: {
      inputs: readonly Input[]
      /** Text, or whether a box is ticked, in the order of the changes. */
      fields: ReadonlyMap<EventTarget, string | boolean>
      stop: () => void
    }
  }
}

const pollMs = 50
const waitMs = 10_000

/** True once the address differs from `from`; false if it still does not after a while. */
function hasMoved(from: string): Promise<boolean> {
  const until = performance.now() + waitMs
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const isMoved = location.href !== from
      if (!isMoved && performance.now() < until) return
      clearInterval(timer)
      resolve(isMoved)
    }, pollMs)
  })
}

/** True if a key presses a link or a submit button, so that the keys after it are meant for another page. */
function leavesPage({ key }: { key: string }): boolean {
  const control = document.querySelector(`[data-key="${CSS.escape(key.toLowerCase())}"]`)
  if (control instanceof HTMLButtonElement) return control.type === 'submit'
  return control instanceof HTMLAnchorElement && !control.hasAttribute('aria-expanded')
}

/** Sets a value past the setter that React puts on the element, so that React sees it as typed. */
function setAsTyped(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  field.value = ''
  Reflect.set(Object.getPrototypeOf(field), 'value', value, field)
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
}

/** When React hydrates the page, it resets filled fields to the rendered values. */
function retype(field: EventTarget, value: string | boolean): void {
  if (!(field instanceof HTMLElement) || !field.isConnected) return
  if (field instanceof HTMLInputElement && typeof value === 'boolean') {
    field.checked = !value
    field.click()
  } else if (
    (field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement) &&
    typeof value === 'string'
  )
    setAsTyped(field, value)
}

function press(input: Input): void {
  if ('button' in input) return input.button.click()
  const { key, isCtrl: ctrlKey } = input
  const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true })
  ;(document.activeElement ?? document.body).dispatchEvent(event)
}

async function replay(): Promise<void> {
  const early = window.earlyInput
  if (!early) return
  delete window.earlyInput
  early.stop()
  for (const [field, value] of early.fields) retype(field, value)
  for (const input of early.inputs) {
    const from = location.href
    const isLeaving = 'key' in input && leavesPage(input)
    press(input)
    if (isLeaving && !(await hasMoved(from))) return
  }
}

/** Replays the input from before the script arrived, once and in order. It is the last child of the page. */
export function EarlyInput() {
  useEffect(() => void replay(), [])
  return null
}
