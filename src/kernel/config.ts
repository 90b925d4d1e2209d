import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import * as v from 'valibot'

export const allRoles = ['web', 'sip2', 'jobs'] as const
export type Role = (typeof allRoles)[number]

export interface Config {
  host: string
  port: number
  sip2Port: number
  /** Where terminals come encrypted; the paths are those of PEM files. */
  sip2Tls: { port: number; key: string; cert: string } | undefined
  /** Where old terminals log in by prompts before they speak SIP2; none when left out. */
  sip2TelnetPort: number | undefined
  /** Folder of the embedded database, of files and of search snapshots; absolute. */
  dataFolder: string
  /** Set when a PostgreSQL of the operator's own is used instead of the embedded one. */
  databaseUrl: string | undefined
  roles: readonly Role[]
  /** Whether an empty database is filled with the demonstration library. */
  demo: boolean
  /** Address under which the public reaches the site, without a slash at the end. */
  origin: string
  /** Whom other programs' keepers write to: the answer of OAI-PMH names it. */
  adminEmail: string
  /** Domain by which titles are known to harvesters for ever, even when the address of the site changes. */
  repositoryId: string
  /** Secret keys in base64, with commas between; without them a key file in the data folder is used. */
  secretKeys: string | undefined
  /** How members are reached by mail and WhatsApp; without them messages stay in the inbox on their own pages. */
  mail: { url: string; from: string; bounces: string | undefined } | undefined
  whatsapp:
    | {
        url: string
        token: string
        template: string | undefined
        /** Secret of the provider's application, which signs what it tells us. */
        secret: string | undefined
        /** Word with which the provider proves itself once. */
        verifyToken: string | undefined
      }
    | undefined
  /** How often a minute one address may ask the JSON API, and SRU; 0 for as often as it likes. */
  requestsPerMinute: number
  /** How many threads help with long searches in a large catalogue; 0 for none. */
  searchThreads: number
  /** Whether copy cataloguing may ask servers of this machine and its network. */
  privateSources: boolean
  /** True under `npm run dev`: the component gallery is served and assets are read again. */
  development: boolean
}

/** A setting that cannot be used; the message says which one and what to write instead. */
export class ConfigError extends Error {}

const portNumber = (name: string, example: number) => {
  const wrong = `${name} must be a port number between 0 and 65535, for example ${name}=${example}.`
  return v.pipe(v.string(), v.regex(/^\d{1,5}$/, wrong), v.transform(Number), v.maxValue(65535, wrong))
}

const port = (name: string, fallback: number) => v.optional(portNumber(name, fallback), String(fallback))

/** As the schema of OAI identifiers wants it: labels that begin with a letter, at least two. */
const domainName = /^[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z][A-Za-z0-9-]+)+$/

const Settings = v.object({
  HOST: v.optional(
    v.pipe(v.string(), v.nonEmpty('HOST is empty. Leave it out or set HOST=127.0.0.1.')),
    '127.0.0.1',
  ),
  PORT: port('PORT', 3000),
  SIP2_PORT: port('SIP2_PORT', 6001),
  SIP2_TLS_PORT: v.optional(portNumber('SIP2_TLS_PORT', 6443)),
  SIP2_TLS_KEY: v.optional(v.string()),
  SIP2_TLS_CERT: v.optional(v.string()),
  SIP2_TELNET_PORT: v.optional(portNumber('SIP2_TELNET_PORT', 6002)),
  PATRIA_DATA: v.optional(
    v.pipe(v.string(), v.nonEmpty('PATRIA_DATA is empty. Leave it out or name a folder.')),
    './data',
  ),
  DATABASE_URL: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^postgres(ql)?:\/\//,
        'DATABASE_URL must look like postgres://user:password@host:5432/database.',
      ),
    ),
  ),
  PATRIA_ROLES: v.optional(v.string(), 'web,sip2,jobs'),
  PATRIA_DEMO: v.optional(
    v.picklist(['0', '1'], 'PATRIA_DEMO must be 0 (start empty) or 1 (demonstration library).'),
    '1',
  ),
  PATRIA_ORIGIN: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^https?:\/\/[^/]+$/,
        'PATRIA_ORIGIN must look like https://perpustakaan.example.id, without a path.',
      ),
    ),
  ),
  PATRIA_ADMIN_EMAIL: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'PATRIA_ADMIN_EMAIL must look like perpustakaan@example.id.'),
    ),
  ),
  PATRIA_OAI_ID: v.optional(
    v.pipe(
      v.string(),
      v.regex(domainName, 'PATRIA_OAI_ID must be a domain name, such as perpustakaan.example.id.'),
    ),
  ),
  PATRIA_KEY: v.optional(v.string()),
  PATRIA_SMTP_URL: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^smtps?:\/\/[^\s/]+$/,
        'PATRIA_SMTP_URL must look like smtps://user:password@mail.example.id:465, with special signs as %40.',
      ),
    ),
  ),
  PATRIA_MAIL_FROM: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^([^<>\r\n]+<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/,
        'PATRIA_MAIL_FROM must look like Perpustakaan Kota Blitar <perpustakaan@example.id>.',
      ),
    ),
  ),
  PATRIA_MAIL_BOUNCES: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^[^\s@<>]*\{nomor\}[^\s@<>]*@[^\s@<>]+$/,
        'PATRIA_MAIL_BOUNCES must hold {nomor}, for example kembali+{nomor}@example.id.',
      ),
    ),
  ),
  PATRIA_WHATSAPP_URL: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^https?:\/\/[^\s]+[^\s/]$/,
        'PATRIA_WHATSAPP_URL must look like https://graph.facebook.com/v23.0/NUMBER, without a slash at the end.',
      ),
    ),
  ),
  PATRIA_WHATSAPP_TOKEN: v.optional(v.string()),
  PATRIA_WHATSAPP_TEMPLATE: v.optional(v.string()),
  PATRIA_WHATSAPP_SECRET: v.optional(v.string()),
  PATRIA_WHATSAPP_VERIFY: v.optional(v.string()),
  PATRIA_REQUESTS_PER_MINUTE: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,6}$/, 'PATRIA_REQUESTS_PER_MINUTE must be a whole number; 0 sets no limit.'),
      v.transform(Number),
    ),
    '600',
  ),
  PATRIA_SEARCH_THREADS: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^([0-9]|1[0-6])$/, 'PATRIA_SEARCH_THREADS must be a whole number from 0 to 16.'),
      v.transform(Number),
    ),
  ),
  PATRIA_PRIVATE_SOURCES: v.optional(v.picklist(['0', '1'], 'PATRIA_PRIVATE_SOURCES must be 0 or 1.'), '0'),
  PATRIA_DEV: v.optional(v.string()),
})

/** Reads the settings from the environment; throws `ConfigError` naming what to change. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = v.safeParse(Settings, withoutEmpty(environment))
  if (!parsed.success) throw new ConfigError(parsed.issues.map((issue) => issue.message).join('\n'))
  const settings = parsed.output
  const origin =
    settings.PATRIA_ORIGIN ??
    `http://${settings.HOST === '0.0.0.0' ? '127.0.0.1' : settings.HOST}:${settings.PORT}`
  const repositoryId = settings.PATRIA_OAI_ID ?? domainOf(origin)
  return {
    host: settings.HOST,
    port: settings.PORT,
    sip2Port: settings.SIP2_PORT,
    sip2Tls: sip2TlsOf(settings),
    sip2TelnetPort: settings.SIP2_TELNET_PORT,
    dataFolder: resolve(settings.PATRIA_DATA),
    databaseUrl: settings.DATABASE_URL,
    roles: readRoles(settings.PATRIA_ROLES),
    demo: settings.PATRIA_DEMO === '1',
    origin,
    adminEmail: settings.PATRIA_ADMIN_EMAIL ?? `admin@${repositoryId}`,
    repositoryId,
    secretKeys: settings.PATRIA_KEY,
    mail: mailOf(settings),
    whatsapp: whatsappOf(settings),
    requestsPerMinute: settings.PATRIA_REQUESTS_PER_MINUTE,
    searchThreads: settings.PATRIA_SEARCH_THREADS ?? usualSearchThreads(availableParallelism()),
    privateSources: settings.PATRIA_PRIVATE_SOURCES === '1',
    development: settings.PATRIA_DEV === '1',
  }
}

/** One processor stays with the pages; each thread takes some memory, so more than four must be asked for. */
export const usualSearchThreads = (processors: number): number => Math.max(1, Math.min(4, processors - 1))

type Settings = v.InferOutput<typeof Settings>

/** All three or none: half of them would leave terminals outside, or unencrypted without anybody knowing. */
function sip2TlsOf(settings: Settings): Config['sip2Tls'] {
  const { SIP2_TLS_PORT: port, SIP2_TLS_KEY: key, SIP2_TLS_CERT: cert } = settings
  if (port === undefined && !key && !cert) return undefined
  if (port === undefined || !key || !cert)
    throw new ConfigError(
      'SIP2 over TLS needs SIP2_TLS_PORT, SIP2_TLS_KEY and SIP2_TLS_CERT together, for example SIP2_TLS_PORT=6443 SIP2_TLS_KEY=/etc/patria/sip2.key SIP2_TLS_CERT=/etc/patria/sip2.crt.',
    )
  return { port, key, cert }
}

function mailOf(settings: Settings): Config['mail'] {
  const { PATRIA_SMTP_URL: url, PATRIA_MAIL_FROM: from, PATRIA_MAIL_BOUNCES: bounces } = settings
  if (url && !from) throw new ConfigError('PATRIA_SMTP_URL needs PATRIA_MAIL_FROM, the sender of the mails.')
  return url && from ? { url, from, bounces } : undefined
}

function whatsappOf(settings: Settings): Config['whatsapp'] {
  const { PATRIA_WHATSAPP_URL: url, PATRIA_WHATSAPP_TOKEN: token } = settings
  if (url && !token) throw new ConfigError('PATRIA_WHATSAPP_URL needs PATRIA_WHATSAPP_TOKEN.')
  return url && token
    ? {
        url,
        token,
        template: settings.PATRIA_WHATSAPP_TEMPLATE,
        secret: settings.PATRIA_WHATSAPP_SECRET,
        verifyToken: settings.PATRIA_WHATSAPP_VERIFY,
      }
    : undefined
}

/** The domain of the site; one that is only tried out on a machine of its own goes by that of the library. */
function domainOf(origin: string): string {
  const hostname = URL.canParse(origin) ? new URL(origin).hostname : ''
  return domainName.test(hostname) ? hostname : 'perpustakaan.blitarkota.go.id'
}

// An empty variable in a unit file or compose file means "not set".
const withoutEmpty = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))

function readRoles(text: string): Role[] {
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.filter((name) => !allRoles.some((role) => role === name))
  if (unknown.length > 0) {
    throw new ConfigError(
      `PATRIA_ROLES knows ${allRoles.join(', ')}; it does not know "${unknown.join('", "')}".`,
    )
  }
  return allRoles.filter((role) => names.includes(role))
}
