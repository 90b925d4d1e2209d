import { escapeAttribute, escapeXml } from '../xml.ts'
import { writeDate } from './request/dates.ts'
import type { Problem } from './request/problem.ts'
import { argumentNames, type Arguments, type Verb } from './request/verbs.ts'

const namespace = 'http://www.openarchives.org/OAI/2.0/'
const start = `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="${namespace} ${namespace}OAI-PMH.xsd">
`

export interface Answered {
  /** The date of the answer. */
  at: Date
  /** The address that was asked. */
  base: string
  /** What was asked; nothing of a request that could not be read. */
  asked?: { verb: Verb; given: Arguments }
  /** XML of the answer or of the problems. */
  content: string
}

export function writeDocument({ at, base, asked, content }: Answered): string {
  const attributes = asked ? ` verb="${asked.verb}"${argumentsXml(asked.given)}` : ''
  return `${start}<responseDate>${writeDate(at)}</responseDate>
<request${attributes}>${escapeXml(base)}</request>
${content}</OAI-PMH>
`
}

export const writeProblems = (problems: readonly Problem[]): string =>
  problems.map(({ code, text }) => `<error code="${code}">${escapeXml(text)}</error>\n`).join('')

const argumentsXml = (given: Arguments): string =>
  argumentNames
    .flatMap((name) => {
      const value = given[name]
      return value === undefined ? [] : [` ${name}="${escapeAttribute(shown(name, value))}"`]
    })
    .join('')

/** The schema wants a URI as the identifier, also where it repeats one that is none. */
const shown = (name: string, value: string): string =>
  name !== 'identifier' || /^[A-Za-z][A-Za-z0-9+.-]*:[\w\-.~!*'();/?:@&=+$,]+$/.test(value)
    ? value
    : encodeURIComponent(value.toWellFormed())
