import { randomInt } from 'node:crypto'
import type { Config } from '#kernel/config.ts'
import type { Db } from '#kernel/database.ts'
import { hasAccounts, setFirstRunCode } from '#modules/staff/index.ts'
import { demonstrationAccounts } from './demonstration/accounts.ts'

/** Tells whoever started the program what it is doing; the log proper is for machines. */
export const say = (message: string): void => {
  process.stdout.write(`${message}\n`)
}

/** The closing words of a start: where to go, and with which accounts. */
export async function greet(
  db: Db,
  config: Config,
  { port, sip2Port }: { port: number | undefined; sip2Port: number | undefined },
  demo: boolean,
): Promise<void> {
  if (port === undefined) return say(`Patria is running: ${config.roles.join(', ')}.`)
  say('')
  say(`Patria  http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}/`)
  if (sip2Port !== undefined) say(`SIP2    ${config.host}:${sip2Port}`)
  if (demo) for (const line of accountLines()) say(line)
  else if (!(await hasAccounts(db))) {
    const code = String(randomInt(100_000_000)).padStart(8, '0')
    setFirstRunCode(code)
    say(`Make the first administrator at /staf/pertama with this code: ${code}`)
  }
  say('')
}

function accountLines(): string[] {
  const { staff, members, sip2, kiosk } = demonstrationAccounts()
  return [
    'Perpustakaan percontohan (demonstration library). Masuk di /masuk:',
    ...staff.map(({ role, login, password }) => `  ${role.padEnd(16)} ${login.padEnd(14)} ${password}`),
    ...members.map(({ card, pin, name }) => `  ${'anggota'.padEnd(16)} ${card.padEnd(14)} ${pin}   ${name}`),
    `  ${'terminal SIP2'.padEnd(16)} ${sip2.login.padEnd(14)} ${sip2.password}`,
    `  ${'kios'.padEnd(16)} ${kiosk.address.padEnd(14)} ${kiosk.pairing}   keluar: ${kiosk.leave}`,
  ]
}

const thisMachine = new Set(['127.0.0.1', '::1', 'localhost'])

/** The demonstration's passwords are public: serving it to others is worth a loud word. */
export function warnOfPublicDemonstration(config: Config): void {
  if (thisMachine.has(config.host)) return
  const line = '!'.repeat(78)
  say(line)
  say('WARNING: this is the demonstration library. Its passwords are public, and it is now')
  say(`served beyond this machine (HOST=${config.host}). For a real library start with`)
  say('PATRIA_DEMO=0 on an empty PATRIA_DATA folder.')
  say(line)
}
