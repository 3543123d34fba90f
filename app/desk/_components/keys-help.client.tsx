'use client'

import { useRef, useState } from 'react'
import { keys } from './keys'
import { paths } from '#lib/paths'
import { areKeysOn, turnKeys, useKeys } from '#components/ui/use-keys.client'

/** Every key has a control that does the same; the single letters can be turned off. */
export function KeysHelp() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOn, setOn] = useState(true)
  const open = () => {
    setOn(areKeysOn())
    dialog.current?.showModal()
  }
  useKeys({ '?': open, c: () => location.assign(paths.desk.compare()) })
  return (
    <>
      <button type="button" className="by-script" onClick={open}>
        Keys <kbd>?</kbd>
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <dl className="keys">
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <label className="check">
          <input
            type="checkbox"
            checked={isOn}
            onChange={(event) => {
              turnKeys(event.target.checked)
              setOn(event.target.checked)
            }}
          />
          <span>Single-letter keys work on this browser</span>
        </label>
        <p className="actions">
          <button className="button" type="button" onClick={() => dialog.current?.close()}>
            Close <kbd>Esc</kbd>
          </button>
        </p>
      </dialog>
    </>
  )
}
