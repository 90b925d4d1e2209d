import { spawnSync } from 'node:child_process'
import { EmbeddedPostgresRefusal } from './refusal.ts'

/** An account of the operating system. */
export interface Account {
  uid: number
  gid: number
  name: string
}

const name = 'postgres'

/** The account PostgreSQL runs as when Patria is started by root; made if the machine has none. */
export function ensureDatabaseAccount(say: (message: string) => void): Account {
  const found = lookUp()
  if (found) return found
  say(`PostgreSQL may not run as root; making the system account "${name}" for it.`)
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]
  // Root by way of `su` has a path without the programs of the administrator.
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` }
  const made = spawnSync('useradd', options, { env })
  const account = made.status === 0 ? lookUp() : undefined
  if (account) return account
  throw new EmbeddedPostgresRefusal(
    `PostgreSQL may not run as root, and the account "${name}" could not be made. ` +
      'Make it by hand, start Patria as an ordinary user, or set DATABASE_URL.',
  )
}

function lookUp(): Account | undefined {
  const uid = ask('-u')
  const gid = ask('-g')
  return uid === undefined || gid === undefined ? undefined : { uid, gid, name }
}

function ask(option: '-u' | '-g'): number | undefined {
  const answer = spawnSync('id', [option, name], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout) : undefined
}
