/**
 * Calls back once when the npm that started this program is gone. npm passes on a polite end, but when it is
 * killed nobody would be left who holds the program, and the next start would find the data folder taken.
 */
export function whenOrphaned(then: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    then()
  }, 250)
  watch.unref()
}
