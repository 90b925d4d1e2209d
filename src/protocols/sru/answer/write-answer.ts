import { escapeAttribute, escapeXml } from '../../xml.ts'
import { diagnosticTexts, type Diagnostic } from '../diagnostics.ts'
import type { Stylesheet } from '../request/stylesheet.ts'
import type { Version } from '../request/version.ts'
import { namesOf } from './names.ts'

export const element = (name: string, text: string | number): string =>
  `<${name}>${escapeXml(String(text))}</${name}>\n`

/** An element that is left out without a value. */
export const optional = (name: string, text: string | number | undefined): string =>
  text === undefined || text === '' ? '' : element(name, text)

export const group = (name: string, content: string): string =>
  content === '' ? '' : `<${name}>\n${content}</${name}>\n`

export function writeDocument(
  root: string,
  namespace: string,
  content: string,
  stylesheet: Stylesheet,
): string {
  const instruction =
    stylesheet && 'href' in stylesheet
      ? `<?xml-stylesheet type="text/xsl" href="${escapeAttribute(stylesheet.href)}"?>\n`
      : ''
  return `<?xml version="1.0" encoding="UTF-8"?>\n${instruction}<${root} xmlns="${namespace}">\n${content}</${root}>\n`
}

export function writeDiagnostic({ code, details }: Diagnostic, version: Version): string {
  const content =
    element('uri', `info:srw/diagnostic/1/${code}`) +
    optional('details', details) +
    element('message', diagnosticTexts[code])
  return `<diagnostic xmlns="${namesOf(version).diagnostic}">\n${content}</diagnostic>\n`
}

export const writeDiagnostics = (diagnostics: readonly Diagnostic[], version: Version): string =>
  group('diagnostics', diagnostics.map((one) => writeDiagnostic(one, version)).join(''))

export interface RecordParts {
  schema: string
  packing: 'xml' | 'string'
  xml: string
  /** Our number of the title, for version 1.2, which alone has a place for it. */
  identifier?: string
  position?: number
}

export function writeRecord(record: RecordParts, version: Version): string {
  const { schema, packing, xml, identifier, position } = record
  const data = packing === 'xml' ? xml : escapeXml(xml)
  return group(
    'record',
    element('recordSchema', schema) +
      element(namesOf(version).packing, packing) +
      `<recordData>${data}</recordData>\n` +
      optional('recordIdentifier', version === '1.2' ? identifier : undefined) +
      optional('recordPosition', position),
  )
}
