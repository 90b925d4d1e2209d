import { queued } from './queue.ts'

/** Saves what waits as a file that another computer can upload (`modules/desk/offline/receive/told.ts`). */
export async function saveFile(): Promise<void> {
  const deeds = await queued()
  const text = JSON.stringify({ patria: 'antrean-meja-luring', deeds }, undefined, 1)
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `antrean-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}.json`
  link.click()
  // Some browsers begin to read only after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
