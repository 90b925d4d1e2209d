import { readFileSync, writeFileSync } from 'node:fs'

/** One step of a recorded dialogue: what the terminal sent and, byte for byte, what came back. */
export interface Turn {
  sent: Buffer
  answer: Buffer
  /** What the dialogue says about it. */
  note: string
}

/**
 * Reads a dialogue: `>` what the terminal sends, `<` the answer, `#` a remark. Bytes outside printable ASCII stand as
 * `\xHH`, CR and LF as `\r` and `\n`; a message without answer is followed by a lone `<`.
 */
export function readDialogue(path: string): Turn[] {
  const turns: Turn[] = []
  let note = ''
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('#')) note = line.slice(1).trim()
    else if (line.startsWith('> ')) {
      turns.push({ sent: toBytes(line.slice(2)), answer: Buffer.alloc(0), note })
      note = ''
    } else if (line.startsWith('< ')) {
      const turn = turns.at(-1)
      if (turn) turn.answer = Buffer.concat([turn.answer, toBytes(line.slice(2))])
    }
  }
  return turns
}

/** Writes a dialogue as it was just held; whoever records one reads it before it is kept. */
export function writeDialogue(path: string, turns: readonly Turn[]): void {
  const head = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('##'))
  const lines = turns.flatMap(({ sent, answer, note }) => [
    ...(note && !note.startsWith('#') ? [`# ${note}`] : []),
    `> ${toText(sent)}`,
    answer.length > 0 ? `< ${toText(answer)}` : '<',
  ])
  writeFileSync(path, `${[...head, ...lines].join('\n')}\n`)
}

export const toText = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replaceAll('\\', '\\\\')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll(/[^ -~]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)

const toBytes = (text: string): Buffer =>
  Buffer.from(
    text.replaceAll(/\\(x[0-9a-f]{2}|.)/g, (_, escape: string) => {
      if (escape === 'r') return '\r'
      if (escape === 'n') return '\n'
      return escape.startsWith('x') ? String.fromCharCode(Number.parseInt(escape.slice(1), 16)) : escape
    }),
    'latin1',
  )
